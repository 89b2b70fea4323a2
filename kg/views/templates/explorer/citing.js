// Statements as people cite them: plain, in Markdown, and as Turtle.
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const sentenceOf = (i) =>
  texts[statement.document[i]].text.slice(statement.begin[i], statement.end[i]).replace(/\s+/g, " ");
const isAddress = (source) => /^https?:\/\//.test(source);
const iri = (n) => `${base}entity/${entity.id[n]}`;
const objectTerm = (i) => (statement.object[i] >= 0 ? `<${iri(statement.object[i])}>` : statement.term[i]);
const objectWords = (i) => (statement.object[i] >= 0 ? entity.label[statement.object[i]] : statement.value[i]);
const isFact = (i) => statement.status[i] < 2;

function citationOf(i) {
  const { title, id, source, date } = texts[statement.document[i]];
  const where = [title || id, statement.location[i], source, dayWords(date)].filter(Boolean).join(", ");
  return `“${sentenceOf(i)}” (${where})\n`;
}

const plainMarkdown = (text) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");
function markdownOf(i) {
  const { title, id, source, date } = texts[statement.document[i]];
  const name = plainMarkdown(title || id);
  const linked = isAddress(source)
    ? `[${name}](${encodeURI(source).replace(/[()]/g, escape)})`
    : [name, plainMarkdown(source)].filter(Boolean).join(", ");
  const where = [linked, statement.location[i], dayWords(date)].filter(Boolean).join(", ");
  return `> ${plainMarkdown(sentenceOf(i))}\n>\n> — ${where}\n`;
}

function turtleOf(statements) {
  const lines = [`@prefix rdfs: <${RDFS}> .`, ""];
  const told = new Set(statements.flatMap((i) => [statement.subject[i], statement.object[i]]).filter((n) => n >= 0));
  for (const n of told)
    lines.push(`<${iri(n)}> a <${classes[entity.class[n]].iri}> ; rdfs:label ${quoted(entity.label[n])}@en .`);
  for (const i of statements.filter(isFact)) {
    const property = properties[statement.property[i]].iri;
    lines.push(`<${iri(statement.subject[i])}> <${property}> ${objectTerm(i)} .  # ${sentenceOf(i)}`);
  }
  return lines.join("\n") + "\n";
}

// The graph that the page carries: tables of columns, named as kg/views/packing.py names them.
const byId = (id) => document.getElementById(id);
async function unpacked() {
  const packed = atob(byId("data").textContent.trim());
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  byId("data").remove();
  return new Response(stream).json();
}
const { base, entity, statement, texts, classes, families, properties, opening } = await unpacked();
const N = entity.label.length;
const S = statement.subject.length;
const STATUS = ["stated", "planned", "reported", "possible", "past", "denied", "held back", "rejected"];

// The statements that each entity has part in.
const of = Array.from({ length: N }, () => []);
for (let i = 0; i < S; i++) {
  of[statement.subject[i]].push(i);
  if (statement.object[i] >= 0 && statement.object[i] !== statement.subject[i]) of[statement.object[i]].push(i);
}
const other = (i, n) => (statement.subject[i] === n ? statement.object[i] : statement.subject[i]);
const lower = entity.label.map((label, i) => [label, ...entity.aliases[i]].map((name) => name.toLowerCase()));
const indexOf = new Map(entity.id.map((id, i) => [id, i]));

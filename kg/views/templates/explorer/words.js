// Words: pure functions, which know nothing of the page.
const numbers = new Intl.NumberFormat();
const count = (number) => numbers.format(number);
const plural = (noun) => (/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`);
const counted = (number, noun) => `${count(number)} ${number === 1 ? noun : plural(noun)}`;
function short(text, most = 30) {
  const letters = text.length > most ? [...text] : [];
  const begun = letters.slice(0, most - 1).join("");
  return letters.length > most ? begun.trimEnd() + "…" : text;
}

// How often each value is there.
function sizesOf(values) {
  const sizes = new Map();
  for (const value of values) sizes.set(value, (sizes.get(value) || 0) + 1);
  return sizes;
}

// Where a source is from: the host of an address, else the source itself.
function origin(source) {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(source);
  return host ? host[1] : source || "no source";
}

// How many letters to change, leave out, add or exchange to make one word of another; stops beyond a bound.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
}

// How near a name or one of its words is to what was typed; Infinity where it is something else.
function nearness(wanted, name) {
  const most = wanted.length > 7 ? 2 : wanted.length > 3 ? 1 : 0;
  const nearest = Math.min(...[name, ...name.split(" ")].map((word) => distance(wanted, word, most)));
  return nearest <= most ? nearest : Infinity;
}

// The days that a year or a month begins and ends with.
function daysOf(when) {
  if (when.length === 4) return [when + "-01-01", when + "-12-31"];
  const [year, month] = when.split("-").map(Number);
  return [when + "-01", when + "-" + new Date(Date.UTC(year, month, 0)).getUTCDate()];
}

const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r" };
const quoted = (text) => `"${text.replace(/["\\\n\r]/g, (letter) => ESCAPES[letter])}"`;
const cell = (text) =>
  `"${String(text)
    .replace(/"/g, '""')
    .replace(/^([=+\-@])/, "'$1")}"`;

// A term as N-Triples write it, for JSON-LD.
function jsonTerm(term) {
  const [, text, language, type, address] = /^(?:("(?:[^"\\]|\\.)*")(?:@([\w-]+)|\^\^<([^>]*)>)?|<([^>]*)>)$/.exec(
    term,
  );
  if (address !== undefined) return { "@id": address };
  return { "@value": JSON.parse(text), ...(language && { "@language": language }), ...(type && { "@type": type }) };
}

// How entities and relations look.
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const isDark = () => document.documentElement.classList.contains("dark");

function nodeOf(n, place) {
  const look = looks.get(classes[entity.class[n]].family);
  const many = Math.max(0, entity.degree[n]);
  return {
    id: n,
    label: short(entity.label[n]),
    shape: look.shape,
    size: 9 + Math.min(13, 2.4 * many ** 0.5),
    x: place[0],
    y: place[1],
    color: {
      background: look.color,
      border: n === state.selected ? ink("--hot") : look.color,
      highlight: { background: look.color, border: ink("--hot") },
    },
    borderWidth: n === state.focus ? 3 : 1,
    borderWidthSelected: 3,
    font: { color: ink("--ink"), size: 15, strokeWidth: 4, strokeColor: ink("--paper") },
  };
}

// In a crowd lines say little: the strongest of each entity are drawn, thin and without words; those of the selected
// in full.
const CROWDED = 450;
const KEPT = 3;
function thin(pairs) {
  if (pairs.size <= CROWDED) return pairs;
  const mine = new Map();
  const kept = new Map();
  for (const [key, statements] of [...pairs].sort((x, y) => y[1].length - x[1].length)) {
    const ends = key.split("-").map(Number);
    const seen = ends.map((n) => mine.get(n) || 0);
    if (ends.includes(state.selected) || Math.min(...seen) < KEPT) {
      kept.set(key, statements);
      ends.forEach((n, i) => mine.set(n, seen[i] + 1));
    }
  }
  return kept;
}
const isQuiet = (key, pairs) => pairs.size > CROWDED && !key.split("-").map(Number).includes(state.selected);

const DASHES = [false, [8, 5], [2, 4], [3, 8], [12, 4, 2, 4], false, [2, 8]];
function edgeOf(key, statements, fold) {
  const [a, b] = key.split("-").map(Number),
    first = statements[0];
  const forth = statements.some((i) => statement.subject[i] === a && !properties[statement.property[i]].symmetric);
  const back = statements.some((i) => statement.subject[i] === b && !properties[statement.property[i]].symmetric);
  const names = [...new Set(statements.map((i) => properties[statement.property[i]].label))];
  const status = Math.min(...statements.map((i) => statement.status[i]));
  return {
    id: fold === undefined ? key : key + "#" + fold,
    from: a,
    to: b,
    label: names[0] + (statements.length > 1 && names.length > 1 ? " +" + (names.length - 1) : ""),
    arrows: { to: { enabled: forth, scaleFactor: 0.7 }, from: { enabled: back, scaleFactor: 0.7 } },
    dashes: DASHES[status],
    width: 1 + Math.min(4, Math.log2(statements.length)),
    color: { color: status === 5 ? "#d55e00" : isDark() ? "#6b7683" : "#9aa4ae", highlight: ink("--hot") },
    font: { color: ink("--soft"), size: 11, strokeWidth: 4, strokeColor: ink("--paper"), align: "middle" },
    smooth: fold === undefined ? false : { enabled: true, type: "curvedCW", roundness: 0.12 + 0.14 * fold },
    first,
  };
}

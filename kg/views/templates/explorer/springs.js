// Springs, and names pushed apart: pure functions, which the server's query page draws by, too.
const NEAR = 120; // pixels between neighbours
const FAR = 700; // pixels from which entities do not push each other
const ROUNDS = 90;
const APART = 60; // rounds of pushing names apart
const NAME_HEIGHT = 50;

// One round of springs (Fruchterman & Reingold 1991): all push each other, lines pull.
function forces(at, links) {
  const push = at.map(() => [0, 0]);
  const move = (i, j, x, y) => {
    push[i][0] += x;
    push[i][1] += y;
    push[j][0] -= x;
    push[j][1] -= y;
  };
  for (let i = 0; i < at.length; i++)
    for (let j = i + 1; j < at.length; j++) {
      const x = at[i][0] - at[j][0];
      const y = at[i][1] - at[j][1];
      const square = Math.max(1, x * x + y * y);
      if (square < FAR * FAR) move(i, j, (x * NEAR * NEAR) / square, (y * NEAR * NEAR) / square);
    }
  for (const [i, j] of links) {
    const x = at[i][0] - at[j][0];
    const y = at[i][1] - at[j][1];
    const pull = (Math.hypot(x, y) || 1) / NEAR / 6;
    move(i, j, -x * pull, -y * pull);
  }
  return push;
}

function spring(at, links, isFixed) {
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 40 * (1 - round / ROUNDS) + 2;
    forces(at, links).forEach(([x, y], i) => {
      const far = Math.hypot(x, y) || 1;
      const step = isFixed[i] ? 0 : Math.min(far, heat);
      at[i][0] += (x / far) * step;
      at[i][1] += (y / far) * step;
    });
  }
}

// Move boxes until none meet, each pair along the side where they overlap less, or up and down alone.
function pushApart(at, widths, isFixed, isUpright = false) {
  for (let round = 0, hasMet = true; round < APART && hasMet; round++) {
    hasMet = false;
    for (let i = 0; i < at.length; i++)
      for (let j = i + 1; j < at.length; j++) {
        const overlap = [
          (widths[i] + widths[j]) / 2 - Math.abs(at[i][0] - at[j][0]),
          NAME_HEIGHT - Math.abs(at[i][1] - at[j][1]),
        ];
        if (overlap[0] <= 0 || overlap[1] <= 0) continue;
        hasMet = true;
        const axis = isUpright || overlap[1] <= overlap[0] ? 1 : 0;
        const move = (overlap[axis] / 2 + 1) * (at[i][axis] >= at[j][axis] ? 1 : -1);
        if (!isFixed[i]) at[i][axis] += move;
        if (!isFixed[j]) at[j][axis] -= move;
      }
  }
}

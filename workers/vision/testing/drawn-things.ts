import sharp, { type Sharp } from 'sharp';

const svg = (inner: string): Sharp =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">${inner}</svg>`),
  ).removeAlpha();

const ground = (fill: string) => `<rect width="640" height="480" fill="${fill}"/>`;
const disc = (x: number, y: number, r: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;

/** A face as a child draws it, or a cartoonist. */
export function drawnFace(behind: string, skin: string, hair: string): Sharp {
  const eyes = [270, 370].map(
    (x) => `<ellipse cx="${x}" cy="225" rx="18" ry="11" fill="#fff"/>${disc(x, 225, 8, '#321')}`,
  );
  return svg(
    `${ground(behind)}<ellipse cx="320" cy="240" rx="130" ry="165" fill="${skin}"/>
    <path d="M190 220 Q200 60 320 70 Q440 60 450 220 Q430 130 320 130 Q210 130 190 220Z" fill="${hair}"/>${eyes.join('')}
    <path d="M318 240 q-14 45 4 50" stroke="#a76" stroke-width="4" fill="none"/>
    <path d="M270 330 q50 35 100 0" stroke="#a33" stroke-width="8" fill="none"/>`,
  );
}

export const smiley = svg(
  `${ground('#fff')}${disc(320, 240, 170, '#fd3')}${disc(260, 190, 20, '#000')}${disc(380, 190, 20, '#000')}
  <path d="M220 280 q100 110 200 0" stroke="#000" stroke-width="14" fill="none"/>`,
);
export const football = svg(
  `${ground('#5a8')}${disc(320, 240, 120, '#fff')}<path d="M320 180 l57 41 -22 67 h-70 l-22 -67z" fill="#111"/>`,
);
export const houseInTheSun = svg(
  `${ground('#aef')}<rect y="330" width="640" height="150" fill="#5b4"/><rect x="200" y="200" width="240" height="180" fill="#e8c"/>
  <path d="M180 200 L320 90 L460 200Z" fill="#a33"/>${disc(560, 80, 45, '#fd2')}`,
);
export const plate = svg(
  `${ground('#8a7f74')}${disc(320, 240, 190, '#f4f1ec')}${disc(320, 240, 140, '#ebe7e0')}`,
);
export const screen = svg(
  `${ground('#20242b')}<rect x="60" y="40" width="520" height="360" rx="8" fill="#eef1f5"/>${Array.from(
    { length: 9 },
    (_, row) =>
      `<rect x="90" y="${70 + row * 34}" width="${180 + ((row * 67) % 260)}" height="12" fill="#566"/>`,
  ).join('')}`,
);
export const screenInColour = svg(
  `${ground('#111')}<rect x="40" y="30" width="560" height="380" fill="#123a6b"/>${disc(200, 200, 60, '#e74c3c')}
  ${disc(400, 240, 90, '#2ecc71')}<rect x="250" y="300" width="200" height="60" fill="#f1c40f"/>`,
);

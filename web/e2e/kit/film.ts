import { writeFileSync } from 'node:fs';

const WIDTH = 640;
const HEIGHT = 480;
const BAR = 4;
const WHITE = 235;
const BLACK = 16;
const FRAMES = 10;

/** The bars of the digits on the left; the other sets are their negative and its mirror image. */
const LEFT = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
/** Which of the left digits are mirrored tells the first digit. */
const MIRRORED = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'];

/** Writes a film of an EAN-13 code for a browser's camera that is none. */
export function filmBarcode(code: string, file: string): void {
  const bars = barsOf(code);
  const line = Buffer.alloc(WIDTH, WHITE);
  const margin = Math.floor((WIDTH - bars.length * BAR) / 2);
  [...bars].forEach((bar, index) => {
    if (bar === '1') {
      line.fill(BLACK, margin + index * BAR, margin + (index + 1) * BAR);
    }
  });
  const blank = Buffer.alloc(WIDTH, WHITE);
  const lines = Array.from({ length: HEIGHT }, (_, y) => (y > HEIGHT / 4 && y < (HEIGHT * 3) / 4 ? line : blank));
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), ...lines, colours]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
}

function barsOf(code: string): string {
  const digits = [...code].map(Number);
  const mirrored = MIRRORED[digits[0] ?? 0] ?? '';
  const left = digits.slice(1, 7).map((digit, index) => {
    const bars = LEFT[digit] ?? '';
    return mirrored[index] === 'L' ? bars : [...negative(bars)].reverse().join('');
  });
  const right = digits.slice(7).map((digit) => negative(LEFT[digit] ?? ''));
  return `101${left.join('')}01010${right.join('')}101`;
}

function negative(bars: string): string {
  return [...bars].map((bar) => (bar === '1' ? '0' : '1')).join('');
}

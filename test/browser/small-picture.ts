import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST_COLOURS = 256;
const PALETTE = 3;
const COMPRESSION = { level: 9, memLevel: 9 };

type Picture = { width: number; height: number; channels: number; pixels: Buffer };

/** A PNG as Chromium takes it (8 bits a channel) in at most 256 colours: a third of the size, and nobody sees it. */
export function smallPicture(png: Buffer): Buffer {
  const picture = readPng(png);
  const { colours, indexed } = inFewColours(picture);
  const { width, height } = picture;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, PALETTE, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) indexed.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const chunks = [
    ['IHDR', header],
    ['PLTE', palette],
    ['IDAT', deflateSync(rows, COMPRESSION)],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  return Buffer.concat([SIGNATURE, ...chunks.map(([type, data]) => chunk(type, data))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

function readPng(png: Buffer): Picture {
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  return { width, height, channels, pixels: unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels) };
}

/** How each of PNG's filters foretells a byte from those to its left, above, and above left. */
const FORETOLD = [
  () => 0,
  (left: number) => left,
  (_: number, above: number) => above,
  (left: number, above: number) => (left + above) >> 1,
  paeth,
];

function paeth(left: number, above: number, corner: number): number {
  const [byLeft, byAbove, byCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

function unfiltered(filtered: Buffer, rowBytes: number, channels: number): Buffer {
  const height = filtered.length / (rowBytes + 1);
  const pixels = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (rowBytes + 1);
    const foretold = FORETOLD[filtered[from] ?? 0] ?? paeth;
    const before = (at: number, isThere: boolean) => (isThere ? pixels.readUInt8(at) : 0);
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = before(at - channels, x >= channels);
      const above = before(at - rowBytes, y > 0);
      const corner = before(at - rowBytes - channels, y > 0 && x >= channels);
      pixels[at] = filtered.readUInt8(from + 1 + x) + foretold(left, above, corner);
    }
  }
  return pixels;
}

/** As few colours as there may be, and of each pixel which of them is nearest. */
function inFewColours({ width, height, channels, pixels }: Picture): { colours: number[]; indexed: Buffer } {
  const colourAt = (pixel: number) => pixels.readUIntBE(pixel * channels, 3);
  const uses = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = colourAt(pixel);
    uses.set(colour, (uses.get(colour) ?? 0) + 1);
  }
  const colours: number[] = [];
  const nearest = new Map([...uses.keys()].map((colour) => [colour, { at: 0, apart: Number.POSITIVE_INFINITY }]));
  // The next one is the one that is missed most: a small red sign more than one more grey of many.
  while (colours.length < Math.min(MOST_COLOURS, uses.size)) {
    const missed = [...nearest].map(([colour, { apart }]) => ({ colour, by: apart * (uses.get(colour) ?? 0) }));
    const { colour: added } = missed.reduce((most, one) => (one.by > most.by ? one : most));
    for (const [colour, { apart }] of nearest) {
      if (distance(colour, added) < apart) {
        nearest.set(colour, { at: colours.length, apart: distance(colour, added) });
      }
    }
    colours.push(added);
  }
  const indexed = Buffer.alloc(width * height);
  for (let pixel = 0; pixel < indexed.length; pixel += 1) indexed[pixel] = nearest.get(colourAt(pixel))?.at ?? 0;
  return { colours, indexed };
}

const distance = (one: number, other: number) =>
  [16, 8, 0].reduce((sum, bits) => sum + (((one >> bits) & 255) - ((other >> bits) & 255)) ** 2, 0);

/**
 * An encoder for GB18030, which Node can only decode: the two-byte and four-byte codes are decoded once and turned round.
 * Characters outside the Basic Multilingual Plane follow by arithmetic (GB 18030, four bytes from 0x90308130).
 */
export function gb18030Encoder(): (text: string) => Buffer {
  const codes = new Map<number, Buffer>();
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const learn = (bytes: Buffer) => {
    try {
      const points = [...decoder.decode(bytes)];
      const point = points.length === 1 ? points[0]?.codePointAt(0) : undefined;
      // The shortest code comes first and stays: a few characters have a four-byte code besides.
      if (point !== undefined && !codes.has(point)) codes.set(point, bytes);
    } catch {
      // A gap of the code table.
    }
  };
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) learn(Buffer.from([lead, trail]));
    }
  }
  // 0x8130_8130 to 0x8431_A439 hold the rest of the Basic Multilingual Plane.
  for (let pointer = 0; pointer < 39_420; pointer++) learn(fourBytes(pointer));
  return (text) => {
    const parts: Buffer[] = [];
    for (const char of text) {
      const point = char.codePointAt(0) ?? 0;
      if (point < 0x80) parts.push(Buffer.from([point]));
      else parts.push(point > 0xffff ? fourBytes(point - 0x10000 + 189_000) : known(codes, point));
    }
    return Buffer.concat(parts);
  };
}

function known(codes: ReadonlyMap<number, Buffer>, point: number): Buffer {
  const bytes = codes.get(point);
  if (bytes === undefined) throw new RangeError(`GB18030 has no code for U+${point.toString(16)}`);
  return bytes;
}

const fourBytes = (pointer: number): Buffer =>
  Buffer.from([
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ]);

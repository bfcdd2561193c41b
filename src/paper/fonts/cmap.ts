/** Code point → glyph from a cmap table: format 12 (all planes) before format 4 (the basic plane). */
export function glyphLookup(cmap: Buffer): (codePoint: number) => number {
  const subtables = new Map<number, Buffer>();
  const count = cmap.readUInt16BE(2);
  for (let i = 0; i < count; i++) {
    const platform = cmap.readUInt16BE(4 + i * 8);
    const encoding = cmap.readUInt16BE(6 + i * 8);
    const unicode = platform === 0 ? encoding !== 5 : platform === 3 && (encoding === 1 || encoding === 10);
    if (!unicode) continue;
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + i * 8));
    subtables.set(subtable.readUInt16BE(0), subtable);
  }
  const all = subtables.get(12);
  if (all) return format12(all);
  const basic = subtables.get(4);
  if (basic) return format4(basic);
  throw new Error('no Unicode cmap');
}

function format12(table: Buffer): (codePoint: number) => number {
  const groups = table.readUInt32BE(12);
  return (codePoint) => {
    let low = 0;
    let high = groups - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const at = 16 + middle * 12;
      if (codePoint < table.readUInt32BE(at)) high = middle - 1;
      else if (codePoint > table.readUInt32BE(at + 4)) low = middle + 1;
      else return table.readUInt32BE(at + 8) + codePoint - table.readUInt32BE(at);
    }
    return 0;
  };
}

function format4(table: Buffer): (codePoint: number) => number {
  const size = table.readUInt16BE(6);
  const ends = 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const ranges = deltas + size;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    for (let i = 0; i < size; i += 2) {
      if (codePoint > table.readUInt16BE(ends + i)) continue;
      const start = table.readUInt16BE(starts + i);
      if (codePoint < start) return 0;
      const delta = table.readUInt16BE(deltas + i);
      const range = table.readUInt16BE(ranges + i);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = table.readUInt16BE(ranges + i + range + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

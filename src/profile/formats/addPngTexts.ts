/** Signature and IHDR chunk, which comes first and always has the same length. */
const HEADER_LENGTH = 8 + 12 + 13;

/**
 * Adds text chunks to a PNG, right after its header: `iTXt`, uncompressed, in UTF-8 (PNG specification, third edition,
 * 11.3.3.4). Keywords are Latin-1 of 1 to 79 characters without spaces at the ends.
 */
export function addPngTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) => encodeTextChunk(keyword, text));
  const parts = [png.subarray(0, HEADER_LENGTH), ...chunks, png.subarray(HEADER_LENGTH)];
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    result.set(part, position);
    position += part.length;
  }
  return result;
}

function encodeTextChunk(keyword: string, text: string): Uint8Array {
  const utf8 = new TextEncoder();
  // Type and data: the keyword with its end, no compression (two zeros), no language and no translated keyword.
  const body = utf8.encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(chunk.length - 4, computeCrc(body));
  return chunk;
}

/** CRC-32 as in PNG and gzip, bit by bit: a few hundred bytes are not worth a table. */
function computeCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** @jest-environment node */
import { crc32, deflateSync } from 'node:zlib';
import { addPngTexts } from './addPngTexts';

function encodeChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

function decodeChunks(png: Uint8Array): Array<{ type: string; data: Buffer }> {
  const bytes = Buffer.from(png);
  const chunks: Array<{ type: string; data: Buffer }> = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push({ type: body.subarray(0, 4).toString('latin1'), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

test('texts come after the header, and the picture stays', () => {
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const header = encodeChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
  const data = encodeChunk('IDAT', deflateSync(Buffer.from([0, 0])));
  const png = Buffer.concat([signature, header, data, encodeChunk('IEND', Buffer.alloc(0))]);
  const chunks = decodeChunks(addPngTexts(png, { Query: '{team="pay"}', Coverage: '38 % in “other”' }));

  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
  expect(chunks[1]?.data.toString('utf8')).toBe(`Query${'\0'.repeat(5)}{team="pay"}`);
  expect(chunks[2]?.data.toString('utf8')).toBe(`Coverage${'\0'.repeat(5)}38 % in “other”`);
});

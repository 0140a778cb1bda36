/** @jest-environment node */
import fc from 'fast-check';
import { decodeFileReference, encodeFileReference, hashFile } from './FileReference';

test('what a link says of a file is read as it was written', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.uint8Array(), (name, bytes, content) => {
      const file = { name, bytes, hash: hashFile(content) };
      expect(decodeFileReference(encodeFileReference(file))).toEqual(file);
    }),
  );
});

test.each(['', 'run.txt', '12-34-run.txt', '0123456789abcdef-x-run.txt', '0123456789abcdef-1-'])(
  '“%s” names no file',
  (text) => {
    expect(decodeFileReference(text)).toBeUndefined();
  },
);

test('files that differ in one byte, or in a zero at the end, have different hashes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.nat(), (content, place) => {
      const other = content.map((byte, index) => (index === place % content.length ? byte ^ 1 : byte));
      expect(hashFile(other)).not.toBe(hashFile(content));
      expect(hashFile(Uint8Array.from([...content, 0]))).not.toBe(hashFile(content));
    }),
  );
});

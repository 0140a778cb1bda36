// A model's answer is text; a provider that sends more than this in one event is broken.
const MAX_EVENT_CHARS = 4 * 1024 * 1024;

/**
 * Reads the `data` of each server-sent event in a stream of bytes, however it was cut into chunks: lines end in LF, CR
 * or CR LF, several `data` lines make one event, comments and other fields are skipped. An event without the empty
 * line after it is handed on at the end of the stream all the same, since some services forget the last one.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 *
 * @throws Error for an event beyond 4 million characters
 */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  const lines = new LineSplitter();
  let data: string[] = [];
  let dataChars = 0;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      for (const line of done ? lines.end(text) : lines.split(text)) {
        if (line !== '') {
          const value = readDataLine(line);
          if (value !== undefined) {
            data.push(value);
            dataChars += value.length;
          }
        } else if (data.length > 0) {
          yield data.join('\n');
          data = [];
          dataChars = 0;
        }
      }
      if (dataChars + lines.pendingChars > MAX_EVENT_CHARS) {
        throw new Error('An event of the answer is too long');
      }
      if (done) {
        if (data.length > 0) {
          yield data.join('\n');
        }
        return;
      }
    }
  } finally {
    // Whoever leaves early is no longer interested in the rest. A stream that has failed has nothing to cancel.
    reader.cancel().catch(() => undefined);
  }
}

/** `data: x` and `data:x` hold `x`; undefined for other fields and comments. */
function readDataLine(line: string): string | undefined {
  const match = /^data(?::(?: ?)([\s\S]*))?$/.exec(line);
  return match ? (match[1] ?? '') : undefined;
}

/** Cuts text that comes in pieces into lines. */
class LineSplitter {
  private pending: string[] = [];
  private endsInCarriageReturn = false;
  pendingChars = 0;

  split(text: string): string[] {
    const isCarriageReturnSplit = this.endsInCarriageReturn && text.startsWith('\n');
    const rest = isCarriageReturnSplit ? text.slice(1) : text;
    if (text !== '') {
      this.endsInCarriageReturn = text.endsWith('\r');
    }
    const [first = '', ...others] = rest.split(/\r\n|\r|\n/);
    this.pending.push(first);
    this.pendingChars += first.length;
    if (others.length === 0) {
      return [];
    }
    const last = others.pop() ?? '';
    const lines = [this.pending.join(''), ...others];
    this.pending = [last];
    this.pendingChars = last.length;
    return lines;
  }

  end(text: string): string[] {
    const lines = this.split(text);
    const rest = this.pending.join('');
    return rest === '' ? lines : [...lines, rest];
  }
}

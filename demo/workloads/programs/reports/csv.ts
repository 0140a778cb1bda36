/** Rows of a CSV text with quoted fields (RFC 4180); the first row names the columns. */
export function parseCsv(text: string): Array<Record<string, string>> {
  const [header, ...rows] = splitRows(text).map(splitFields);
  return rows.map((fields) => toRecord(header ?? [], fields));
}

export function printCsv(columns: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return [columns, ...rows].map((fields) => fields.map(quoteField).join(',')).join('\n');
}

function splitRows(text: string): string[] {
  return text.split(/\r?\n/).filter((row) => row !== '');
}

function splitFields(row: string): string[] {
  const fields: string[] = [];
  let position = 0;
  while (position <= row.length) {
    const field = row[position] === '"' ? readQuotedField(row, position) : readPlainField(row, position);
    fields.push(field.value);
    position = field.end + 1;
  }
  return fields;
}

function readPlainField(row: string, start: number): { value: string; end: number } {
  const comma = row.indexOf(',', start);
  const end = comma < 0 ? row.length : comma;
  return { value: row.slice(start, end), end };
}

function readQuotedField(row: string, start: number): { value: string; end: number } {
  let value = '';
  let position = start + 1;
  while (position < row.length) {
    if (row[position] === '"') {
      if (row[position + 1] !== '"') {
        break;
      }
      position += 1;
    }
    value += row[position] ?? '';
    position += 1;
  }
  return { value, end: position + 1 };
}

function toRecord(header: readonly string[], fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(header.map((name, index) => [name, fields[index] ?? '']));
}

function quoteField(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

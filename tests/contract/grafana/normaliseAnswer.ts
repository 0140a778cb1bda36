/** Removes from an answer what is not part of the contract: the order of series, random values and times of its clock. */
export function normaliseAnswer(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) => {
    if (key === 'frames' && Array.isArray(value)) {
      return value.toSorted((a, b) => compareText(printLabels(a), printLabels(b)));
    }
    if (typeof value === 'string' && RANDOM[key]) {
      return RANDOM[key].test(value) ? `(${key})` : value;
    }
    return value;
  });
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const RANDOM: Readonly<Record<string, RegExp>> = {
  uid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  resourceVersion: /^\d{16}$/,
  creationTimestamp: TIME,
  'grafana.app/updatedTimestamp': TIME,
  time: TIME,
};

function printLabels(frame: { schema: { name: string; fields: { labels?: Record<string, string> }[] } }): string {
  const labels = frame.schema.fields.map((field) => Object.entries(field.labels ?? {}).toSorted());
  // The series of a query come before its flame graph.
  return JSON.stringify([frame.schema.name === 'response' ? 1 : 0, labels]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns the names of fields at every depth, without values; a list counts as its first item. */
export function describeShape(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length > 0 ? [describeShape(value[0])] : [];
  }
  if (typeof value !== 'object' || value === null) {
    return value === null ? 'null' : typeof value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, describeShape(item)]));
}

/** What the panel that explains is about: the view, or the lines of the function whose details are open. */
export type Explained = 'view' | 'code';

const TEXTS: Readonly<Record<Explained, string>> = { view: 'on', code: 'code' };

/** As links have it; undefined where nothing is explained. */
export function encodeExplained(explained: Explained | undefined): string | undefined {
  return explained && TEXTS[explained];
}

export function decodeExplained(text: string): Explained | undefined {
  return (['view', 'code'] as const).find((explained) => TEXTS[explained] === text);
}

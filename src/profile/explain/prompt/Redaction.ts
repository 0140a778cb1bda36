/** The kinds of names that an alias replaces before a prompt leaves. */
export interface RedactionOptions {
  readonly labelValues: boolean;
  /** Folders in front of file names, and host names, in names of functions. */
  readonly pathsAndHosts: boolean;
}

export interface Alias {
  readonly alias: string;
  readonly original: string;
}

const FOLDERS = /(?:^|(?<=[\s(@"']))(?:[A-Za-z]:)?[/\\](?:[^\s:()/\\]+[/\\]){2,}/g;
const HOSTS =
  /\b(?:(?:\d{1,3}\.){3}\d{1,3}|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:internal|local|lan|corp|intra|svc|cluster\.local))\b/gi;

/** Shortest value to replace; shorter ones are in many words by chance. */
const MIN_REPLACED_LENGTH = 3;

/** Stable aliases within one conversation: the same text is always the same alias, and can be put back here. */
export class Redaction {
  private readonly byOriginal = new Map<string, Alias>();

  /** `known`: aliases that were given before. */
  constructor(
    private readonly options: RedactionOptions,
    known: readonly Alias[] = [],
  ) {
    known.forEach((alias) => this.byOriginal.set(`${alias.alias.replace(/-\d+$/, '')} ${alias.original}`, alias));
  }

  /** `{region="eu"}` → `{region="value-1"}` */
  redactLabelValue(value: string): string {
    return this.options.labelValues && value !== '' ? this.getAlias('value', value) : value;
  }

  /** `/home/jo/shop/cart.py:3 - total` → `path-1/cart.py:3 - total` */
  redactName(name: string): string {
    if (!this.options.pathsAndHosts) {
      return name;
    }
    return name
      .replace(FOLDERS, (folders) => `${this.getAlias('path', folders.slice(0, -1))}/`)
      .replace(HOSTS, (host) => this.getAlias('host', host));
  }

  /** Replaces in a user's text everything that has an alias already, and paths and hosts that are new. */
  redactText(text: string): string {
    const known = this.listAliases()
      .filter(({ original }) => original.length >= MIN_REPLACED_LENGTH)
      .sort((a, b) => b.original.length - a.original.length);
    return this.redactName(known.reduce((redacted, { alias, original }) => redacted.replaceAll(original, alias), text));
  }

  /** Lists the replaced names. They stay here and are never sent. */
  listAliases(): Alias[] {
    return [...this.byOriginal.values()];
  }

  private getAlias(kind: string, original: string): string {
    const key = `${kind} ${original}`;
    const known = this.byOriginal.get(key);
    if (known) {
      return known.alias;
    }
    const number = [...this.byOriginal.keys()].filter((other) => other.startsWith(`${kind} `)).length + 1;
    const alias = { alias: `${kind}-${number}`, original };
    this.byOriginal.set(key, alias);
    return alias.alias;
  }
}

/** Puts the originals back into a text that came from a model. */
export function restoreAliases(text: string, aliases: readonly Alias[]): string {
  const byAlias = new Map(aliases.map(({ alias, original }) => [alias, original]));
  return text.replace(/\b(?:value|path|host)-\d+\b/g, (alias) => byAlias.get(alias) ?? alias);
}

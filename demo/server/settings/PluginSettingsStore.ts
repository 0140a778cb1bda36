/** The settings of one plugin in the organisation, for as long as the server runs. */
export class PluginSettingsStore {
  private enabled = true;
  private pinned = true;
  private secrets: Readonly<Record<string, string>> = {};

  constructor(
    private currentJsonData: Readonly<Record<string, unknown>> | null = null,
    secrets: Readonly<Record<string, string>> = {},
  ) {
    this.secrets = secrets;
  }

  get jsonData(): Readonly<Record<string, unknown>> {
    return this.currentJsonData ?? {};
  }

  get isEnabled(): boolean {
    return this.enabled;
  }

  getSecret(name: string): string {
    return this.secrets[name] ?? '';
  }

  /** Saves the body of a POST: `jsonData` replaces the old one, secrets that are not named stay. */
  save(body: unknown): void {
    const { enabled, pinned, jsonData, secureJsonData } = readObject(body);
    this.enabled = enabled === true;
    this.pinned = pinned === true;
    this.currentJsonData = readObject(jsonData);
    const entries = Object.entries(readObject(secureJsonData));
    const named = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    this.secrets = { ...this.secrets, ...Object.fromEntries(named) };
  }

  /** Prints the fields of a GET. It tells only which secrets are set. */
  print(): object {
    const set = Object.entries(this.secrets).filter(([, value]) => value !== '');
    return {
      enabled: this.enabled,
      pinned: this.pinned,
      jsonData: this.currentJsonData,
      secureJsonFields: Object.fromEntries(set.map(([name]) => [name, true])),
    };
  }
}

function readObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

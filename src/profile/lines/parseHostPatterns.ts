import { findPatternFault, type HostPattern } from './buildSourceUrl';

/** An administrator's link patterns for hosts of source code, and the faults in them. */
export interface HostPatterns {
  readonly patterns: readonly HostPattern[];
  /** One sentence a line that cannot be used. */
  readonly faults: readonly string[];
}

/**
 * Reads one host a line, then how it writes links: `git.example.com gitlab`, or
 * `git.example.com https://git.example.com/{path}/blob/{ref}/{file}#L{line}`. Lines that begin with # are ignored.
 */
export function parseHostPatterns(text: string): HostPatterns {
  const patterns: HostPattern[] = [];
  const faults: string[] = [];
  text.split('\n').forEach((row, index) => {
    const [host = '', format = '', ...rest] = row.trim().split(/\s+/);
    if (host === '' || host.startsWith('#')) {
      return;
    }
    const fault = rest.length > 0 ? 'There is more than a host and a pattern.' : findPatternFault({ host, format });
    if (fault) {
      faults.push(`Line ${index + 1}: ${fault}`);
    } else {
      patterns.push({ host, format });
    }
  });
  return { patterns, faults };
}

import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

/** Matches `$name`, `[[name]]` and `${name}`. */
const variablePattern = /\$(\w+)|\[\[(\w+)\]\]|\$\{(\w+)\}/g;

/** Fills in the values that a call brings along. This host has no dashboards, and so no variables of theirs. */
export class HostTemplateSrv implements TemplateSrv {
  getVariables(): TypedVariableModel[] {
    return [];
  }

  replace(target = '', scopedVars: ScopedVars = {}, format?: Parameters<TemplateSrv['replace']>[2]): string {
    return target.replace(variablePattern, (match, plain?: string, square?: string, braces?: string) => {
      const value: unknown = scopedVars[plain ?? square ?? braces ?? '']?.value;
      if (value === undefined) {
        return match;
      }
      const print = typeof format === 'function' ? format : printGlob;
      return String(print(value));
    });
  }

  containsTemplate(target = ''): boolean {
    return target.search(variablePattern) >= 0;
  }

  updateTimeRange(): void {
    // No page here has a range that is a variable.
  }
}

function printGlob(value: unknown): string {
  return Array.isArray(value) ? `{${value.join(',')}}` : String(value);
}

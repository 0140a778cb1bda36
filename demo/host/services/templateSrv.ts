import type { ScopedVars, TimeRange, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { formatVariableValue, type VariableFormat, type VariableValue } from './formatVariableValue';

/** `$name`, `[[name:format]]` and `${name.field:format}`. */
const variablePattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;

/** A variable of a plugin's own scenes: the host and the plugin have different copies of the library. */
interface SceneVariableLike {
  state: { name: string };
  getValue(fieldPath?: string): unknown;
  getValueText?(fieldPath?: string): string;
}

interface SceneObjectLike {
  parent?: SceneObjectLike;
  state: { $variables?: { state: { variables: SceneVariableLike[] } } };
}

/** Fills variables in: from the call's own values, then from the scene that the query belongs to. */
export class HostTemplateSrv implements TemplateSrv {
  private timeRange: TimeRange | undefined;

  getVariables(): TypedVariableModel[] {
    return [];
  }

  replace(target = '', scopedVars: ScopedVars = {}, format?: VariableFormat): string {
    return target.replace(
      variablePattern,
      (match, plain?: string, square?: string, squareFormat?: string, name?: string, field?: string, own?: string) => {
        const variable = plain ?? square ?? name ?? '';
        const value = this.lookUp(variable, { scopedVars, field, asText: (own ?? format) === 'text' });
        return value === undefined ? match : formatVariableValue(value, squareFormat ?? own ?? format);
      },
    );
  }

  containsTemplate(target = ''): boolean {
    return target.search(variablePattern) >= 0;
  }

  updateTimeRange(timeRange: TimeRange): void {
    this.timeRange = timeRange;
  }

  private lookUp(
    name: string,
    how: { scopedVars: ScopedVars; field: string | undefined; asText: boolean },
  ): VariableValue | undefined {
    const { scopedVars, field, asText } = how;
    const scoped = scopedVars[name];
    if (scoped !== undefined) {
      const value: unknown = field === undefined ? scoped.value : scoped.value?.[field];
      return toVariableValue(asText ? (scoped.text ?? value) : value);
    }
    const range = this.timeRange;
    if (range && (name === '__from' || name === '__to')) {
      return String((name === '__from' ? range.from : range.to).valueOf());
    }
    const start: unknown = scopedVars['__sceneObject']?.value?.valueOf();
    const variable = findSceneVariable(isSceneObject(start) ? start : undefined, name);
    return toVariableValue(asText ? variable?.getValueText?.(field) : variable?.getValue(field));
  }
}

function findSceneVariable(object: SceneObjectLike | undefined, name: string): SceneVariableLike | undefined {
  for (let at = object; at; at = at.parent) {
    const found = at.state.$variables?.state.variables.find((variable) => variable.state.name === name);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function isSceneObject(value: unknown): value is SceneObjectLike {
  return typeof value === 'object' && value !== null && 'state' in value;
}

function toVariableValue(value: unknown): VariableValue | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map(String);
  }
  // Values that know how to print themselves, such as "All" or a filter expression.
  if (typeof value === 'object' && 'formatter' in value && typeof value.formatter === 'function') {
    return { formatter: value.formatter.bind(value) as (format?: string) => string };
  }
  return String(value);
}

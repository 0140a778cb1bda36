import type { NameParts } from './NameParts';
import { splitOutsideBrackets } from './splitScopedName';

/**
 * .NET, as `module!Namespace.Class.Method(arguments)` or, without the namespace on the right, `Namespace!Class.Method`.
 * Native Windows modules have a plain symbol on the right.
 *
 *     System.Private.CoreLib!System.Threading.Thread.StartCallback()   System.Threading | Thread.StartCallback
 *     Shop!Shop.Cart.<Add>d__3.MoveNext()                              Shop             | Cart.<Add>d__3
 */
export function splitDotnetName(name: string): NameParts | undefined {
  const mark = name.indexOf('!');
  const hasModule = mark > 0 && mark < name.length - 1 && /^[\w.+`-]+$/.test(name.slice(0, mark));
  if (!hasModule) {
    return /^(?:System|Microsoft)\.[\w.]/.test(name) ? splitMember(name, '') : undefined;
  }
  const module = name.slice(0, mark).replace(/\.(?:dll|exe)$/i, '');
  const member = name.slice(mark + 1);
  if (/^[\w@?$]+$/.test(member)) {
    return { packageName: module, shortName: member, language: 'native' };
  }
  // A member says its namespace if the name has arguments or repeats the module; else the namespace stands for the module.
  const isQualified =
    member.includes('(') ||
    member.startsWith(`${module.split('.')[0] ?? ''}.`) ||
    /^(?:System|Microsoft)\./.test(member);
  return isQualified
    ? splitMember(member, module)
    : { packageName: module, shortName: splitMember(member, module).shortName, language: 'dotnet' };
}

/** `<TResult, TContext>`: parameters, not types, which say nothing and are longer than what does. */
const TYPE_PARAMETERS = /<T(?:[A-Z]\w*)?(?:, ?T(?:[A-Z]\w*)?)*>/g;

/** Method in which the compiler's state machine of an async method or an iterator continues. */
const STATE_MACHINE_STEP = /[+.](<\w*>d__\d+(?:<[^<>]*>)?)\.MoveNext$/;

function splitMember(member: string, module: string): NameParts {
  const named = stripArguments(member)
    .replace(STATE_MACHINE_STEP, '.$1')
    .replace(/\.\.(c?ctor)/, '.\u0000$1');
  const parts = splitOutsideBrackets(named, '.');
  const shortName = parts.slice(-2).join('.').replace('\u0000', '.');
  const namespace = parts.slice(0, -2).join('.');
  return { packageName: namespace || module, shortName: shorten(shortName || member), language: 'dotnet' };
}

function shorten(member: string): string {
  return member.replace(TYPE_PARAMETERS, '') || member;
}

/** Cuts the arguments off a name. */
export function stripArguments(member: string): string {
  const open = member.indexOf('(');
  return open > 0 ? member.slice(0, open) : member;
}

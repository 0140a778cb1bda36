import type { NameParts } from './NameParts';
import { stripArguments } from './splitDotnetName';
import { stableName } from './stableName';

/** Gap that a removed run number leaves: `Bar$$Lambda_.apply`, `LambdaForm$MH_.invoke`. */
const LEFT_OUT = /(\$\$Lambda[\w$]*?|LambdaForm\$[A-Z]+)_(?=\.)/;

const DOTTED_ROOT =
  /^(?:java|javax|jdk|sun|com|org|io|net|kotlin|kotlinx|scala|clojure|groovy|akka|reactor|rx|play|jakarta|cats|zio)\./;

/**
 * Java, Kotlin, Scala, with slashes as JVM profilers write them or with dots. Arguments and what changes from run to
 * run are left out.
 *
 *     com/foo/Bar$$Lambda$14.0x0000000800c1.apply      com.foo | Bar$$Lambda.apply
 */
export function splitJvmName(name: string): NameParts | undefined {
  const text = stripArguments(name.includes('Lambda') ? stableName(name) : name).replace(LEFT_OUT, '$1');
  if (text.includes('/')) {
    const [, packagePath = '', member = ''] = /^L?((?:[\w$-]+\/)+)([\w$-]+;?\.[^/]+)$/.exec(text) ?? [];
    return member === ''
      ? undefined
      : {
          packageName: packagePath.slice(0, -1).replaceAll('/', '.'),
          shortName: member.replace(';.', '.'),
          language: 'jvm',
        };
  }
  const isJvm = DOTTED_ROOT.test(text) || /\$\$Lambda|\.<(?:cl)?init>$/.test(text);
  const [, packageName = '', member = ''] = /^((?:[a-z_]\w*\.)*)([A-Z_$][\w$]*\.[\w$<>.]+)$/.exec(text) ?? [];
  return isJvm && member !== ''
    ? { packageName: packageName.slice(0, -1), shortName: member, language: 'jvm' }
    : undefined;
}

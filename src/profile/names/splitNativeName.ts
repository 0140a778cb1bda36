import { isKernelEntry, isKernelSymbol } from './kernelSymbols';
import type { NameParts } from './NameParts';
import { isNativeSymbol } from './nativeSymbols';

/** A shared library without its folder, alone or before a symbol: `libc.so.6]`, `libjvm.so.JavaThread::run`. */
const SHARED_LIBRARY = /^\[?([\w+-][\w+.-]*?\.so(?:\.\d+)*)\]?(?:(?:[.!: ]|\+(?!0x))(.+)|\+0x[0-9a-f]+)?$/s;

/** Symbols of kernels, compiled programs and libraries, as perf and eBPF profilers write them. */
export function splitNativeName(name: string, splitRest: (rest: string) => NameParts): NameParts | undefined {
  const isBracketed = name.endsWith(']') || name.startsWith('[');
  const [, kernelSymbol] = (isBracketed && (/^(.+)_\[k\]$/.exec(name) ?? /^\[k\] (.+)$/.exec(name))) || [];
  if (kernelSymbol !== undefined) {
    return { packageName: '[kernel]', shortName: kernelSymbol, language: 'kernel' };
  }
  // async-profiler marks how a Java method ran: interpreted, inlined, compiled by which compiler.
  const [, javaMethod] = (isBracketed && /^(.+)_\[[ij01]\]$/.exec(name)) || [];
  if (javaMethod !== undefined) {
    return splitRest(javaMethod);
  }
  if (/^\[(?:kernel(?:\.\w+)*|vmlinux|guest\.kernel\.\w+)\](?:_text)?$/.test(name)) {
    return { packageName: '[kernel]', shortName: name, language: 'kernel' };
  }
  const ending = name.indexOf('.so');
  const [, library, symbol] =
    ending < 0 ? [] : (SHARED_LIBRARY.exec(name.slice(name.lastIndexOf('/', ending) + 1)) ?? []);
  if (library !== undefined) {
    const shortName = symbol === undefined ? name : splitRest(symbol).shortName;
    return { packageName: library, shortName, language: 'native' };
  }
  if (/^\[[^\]]*\]$/.test(name) || /^0x[0-9a-f]+$/i.test(name)) {
    return { packageName: '', shortName: name, language: 'unknown' };
  }
  const symbolName = name.replace(/\+0x[0-9a-f]+(?:\/0x[0-9a-f]+)?$/, '');
  if (/^[A-Za-z_][\w@$]*(?:\.(?:constprop|part|isra|cold|llvm)(?:\.\d+)*)*$/.test(symbolName)) {
    return isKernelEntry(symbolName) || isKernelSymbol(symbolName)
      ? { packageName: '[kernel]', shortName: symbolName, language: 'kernel' }
      : { packageName: '', shortName: symbolName, language: isNativeSymbol(name) ? 'native' : 'unknown' };
  }
  return undefined;
}

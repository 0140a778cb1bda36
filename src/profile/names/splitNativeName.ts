import { isKernelEntry, isKernelSymbol } from './kernelSymbols';
import type { NameParts } from './NameParts';

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

/**
 * Plain names that only the C library, an allocator or the runtime of a language has. A bare word such as `read` or `free` is
 * none of them: every language has functions called like that.
 */
const UNMISTAKABLE = new RegExp(
  `^(?:${[
    '_start',
    'start_thread',
    '_*libc_\\w+',
    '__GI_\\w+',
    '__restore_rt',
    '_dl_\\w+',
    '_int_(?:malloc|free|realloc|memalign)',
    '_*(?:m|c|re)alloc',
    'cfree',
    'malloc_(?:consolidate|printerr|usable_size)',
    'posix_memalign',
    'unlink_chunk',
    '(?:je|tc|mi)_(?:[mc]alloc|realloc|free|new|delete|heap|page|arena|large|tcache|posix_memalign)\\w*',
    'mem(?:cpy|move|set|cmp|chr)\\w*',
    '__(?:mem|str|wmem|wcs)\\w+',
    'str(?:len|n?cmp|n?cpy|n?dup|r?chr)',
    '_*pthread_\\w+',
    '_*clone3?',
    '_*epoll_\\w+',
    '_*(?:lll|futex)_\\w+',
    '_*(?:clock_)?(?:nanosleep|gettime|gettimeofday)(?:_time64)?',
    '__kernel_clock_gettime',
    '__vdso_\\w+',
    '_*(?:vf|f|s|sn|vsn)printf(?:_internal|_chk)?',
    'uv_(?:_?run|_?io|loop|fs|timer|async|work|write|read)\\w*',
    '_?Py_?[A-Z]\\w+',
    '_Py\\w+',
    'pymain_\\w+',
    'gc_collect_main',
    'rb_(?:vm|ary|str|hash|obj|class|gc|method|func|yield|iseq|thread|proc|io|call|ensure|block|ec|mutex|enum)_?\\w*',
    'ruby_\\w+',
    'vm_(?:exec|call|sendish|invokeblock|invokesuper|opt)\\w*',
    'Builtins_\\w+',
    'JVM_\\w+',
    'JIT_\\w+',
    'Java_\\w+_\\w+',
    'JavaMain',
    'call_stub',
    'Unsafe_Park',
    'thread_native_entry',
    'zend_\\w+',
    'php_\\w+',
    'execute_ex',
    '(?:erts|beam|enif)_\\w+',
    '__rust_\\w+',
    'rust_begin_unwind',
    '__rustc?_\\w+',
    'gcWriteBarrier\\w*',
    '(?:memeq|aeshash|cmp|indexbyte)body',
    // Libraries in C begin their names in capital letters.
    '[A-Z][A-Z0-9]{1,7}_\\w+',
  ].join('|')})$`,
);

/** Endings that linkers and compilers add to a symbol: `read@plt`, `sum.constprop.0`, `f+0x1b`. */
const LINKED =
  /^[A-Za-z_][\w$]*(?:@+[\w.]+|(?:\.(?:constprop|part|isra|cold|llvm)(?:\.\d+)*)+|\+0x[0-9a-f]+(?:\/0x[0-9a-f]+)?)$/;

function isNativeSymbol(name: string): boolean {
  return UNMISTAKABLE.test(name) || LINKED.test(name);
}

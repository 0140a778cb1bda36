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

export function isNativeSymbol(name: string): boolean {
  return UNMISTAKABLE.test(name) || LINKED.test(name);
}

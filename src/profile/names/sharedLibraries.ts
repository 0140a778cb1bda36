/** Libraries that come with systems and languages, and well-known ones that programs bring along. */
const KNOWN = new RegExp(
  `^(?:${[
    'ld(?:-linux.*|-musl.*|-\\d.*)?',
    'lib(?:c|m|dl|rt|util|resolv|pthread|nsl|anl|crypt|gcc_s|stdc\\+\\+|c\\+\\+(?:abi)?|atomic|gomp|unwind|nss_\\w+|musl.*|bsd)',
    'lib(?:ssl|crypto|gnutls|nettle|sodium|bcrypt|z|zstd|lz4|lzma|bz2|snappy|brotli\\w*|deflate|isal)',
    'lib(?:jemalloc|tcmalloc\\w*|mimalloc)',
    'lib(?:xml2|expat|yaml|json-?c|protobuf\\w*|grpc\\w*|curl|nghttp2|ev|event\\w*|uv|pcre\\w*|onig|icu\\w+|ffi|gmp|tinfo|readline)',
    'lib(?:pq|mysqlclient|mariadb|sqlite3|rocksdb\\w*|leveldb|rdkafka)',
    'lib(?:blas|cblas|lapack|openblas|mkl_\\w+|cuda\\w*|cublas\\w*|cudnn\\w*|nccl|nvidia-\\w+|torch\\w*|tensorflow\\w*|omp|iomp5)',
    'lib(?:GL|X11|glib-2|gobject-2|gio-2|cairo|pango\\w*|Qt\\d\\w*|jpeg|png\\d*|tiff|webp|av\\w+|sw\\w+|vips\\w*)',
    'lib(?:asyncProfiler|snappyjava|netty\\w*|zstd-jni|lz4-java|rocksdbjni|conscrypt\\w*|jna\\w*|jnidispatch|pyroscope\\w*|Datadog\\w*)',
    'lib(?:nio|net|zip|jimage|awt\\w*|verify|management\\w*|instrument|extnet|j2\\w+|fontmanager|lcms|prefs|attach|jdwp)',
    'lib(?:elf|dw|bpf|seccomp|cap|selinux|systemd|dbus-1|udev|numa)',
    'linux-vdso',
  ].join('|')})(?:[-.]\\d[\\w.+-]*)?(?:[-.@_][\\w.+-]*)?$`,
);

const SYSTEM_FOLDER =
  /^(?:\.?\/)?(?:usr\/(?:local\/)?)?lib(?:32|64|exec)?\/|\/(?:lib|lib64)\/(?:x86_64|aarch64|i386|arm|powerpc64le|s390x|riscv64)\w*-linux-gnu\w*\/|^\/System\/|^\/usr\/lib/;

/** Binaries that run programs of other languages. */
const RUNTIME_BINARY =
  /^(?:python[\d.]*|pypy[\d.]*|libpython[\d.]*|node|nodejs|bun|deno|libnode|ruby[\d.]*|libruby[\d.-]*|java|libjvm|libjli|libjava|dotnet|libcoreclr|libclrjit|libclrgc|libSystem\.Native|libhostfxr|libhostpolicy|php[\w.-]*|libphp[\d.]*|beam(?:\.smp)?|erlexec|perl[\d.]*|libperl|lua[\d.]*|luajit|mono|libmonosgen[\w.-]*)$/;

/** Returns the file of a path or of a mark such as `[libc.so.6]`, without `.so` and its version. */
function getStem(binary: string): string {
  const path = binary.replace(/^\[|\]$/g, '').replaceAll('\\', '/');
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.so(?:\.\d+)*$/, '')
    .replace(/\.(?:dylib|dll|exe)$/i, '');
}

/** True for a library that others wrote: a well-known one, or one in a folder of the system. */
export function isSystemLibrary(binary: string): boolean {
  if (!/\.so(?:\.\d+)*\]?$|\.dylib$|\.dll$|^ld-/i.test(binary)) {
    return false;
  }
  const stem = getStem(binary);
  return (
    SYSTEM_FOLDER.test(binary) ||
    KNOWN.test(stem) ||
    // File that a library unpacks before it is loaded: `snappy-1.1.8-d1f9-libsnappyjava.so`.
    KNOWN.test(stem.slice(stem.lastIndexOf('-lib') + 1)) ||
    /^(?:api-ms-|kernel32|kernelbase|ntdll|user32|ucrtbase|msvcr|msvcp|vcruntime|ws2_32|advapi32|clr|coreclr)/i.test(
      stem,
    )
  );
}

export function isRuntimeBinary(binary: string): boolean {
  return binary !== '' && RUNTIME_BINARY.test(getStem(binary));
}

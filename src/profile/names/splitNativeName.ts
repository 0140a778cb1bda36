import type { NameParts } from './NameParts';

/** Beginnings of symbols that only a Linux kernel has. */
const KERNEL_SYMBOL = new RegExp(
  `^(?:${[
    'entry_SYSCALL',
    'do_syscall_',
    'x64_sys_call',
    '__(?:x64|ia32|arm64|se|do)_sys_',
    'el[01]t?_(?:64_|svc|sync|irq|da)',
    'invoke_syscall',
    'ksys_',
    'vfs_',
    '(?:asm_)?(?:sysvec|exc)_',
    'do_user_addr_fault',
    'handle_mm_fault',
    '__handle_mm_fault',
    'ret_from_fork',
    'tcp_v[46]_',
    'tcp_(?:sendmsg|recvmsg|write_xmit|rcv_established|ack|push)',
    'sock_(?:sendmsg|recvmsg|read_iter|write_iter)',
    'ip6?_(?:rcv|queue_xmit|finish_output|local_deliver)',
    '__ip_queue_xmit',
    '(?:__)?netif_receive_skb',
    '(?:__)?dev_queue_xmit',
    'net_(?:rx|tx)_action',
    '(?:__)?napi_',
    '(?:__)?do_softirq',
    '(?:__)?handle_softirqs',
    'ep_(?:poll|send_events)',
    'do_epoll_',
    'do_(?:futex|idle|exit|execve|mmap|sys_poll|sys_openat2|filp_open|try_to_free_pages)',
    'futex_wa(?:it|ke)',
    '__schedule',
    'schedule(?:_hrtimeout|_timeout|_idle|$)',
    'finish_task_switch',
    'pick_next_task',
    'try_to_wake_up',
    'native_queued_spin_lock_slowpath',
    '_raw_spin_(?:un)?lock',
    'copy_(?:user|page|to_iter|from_iter)',
    '_copy_(?:to|from)_',
    'clear_page',
    '(?:__)?alloc_pages',
    'get_page_from_freelist',
    'kmem_cache_',
    'page_cache_',
    'filemap_',
    'ext4_',
    'xfs_',
    'btrfs_',
    'security_file_',
    'cpu_startup_entry',
    'cpuidle_',
    'intel_idle',
    'kthread$',
    'worker_thread$',
    'process_one_work$',
    'hrtimer_',
    'nf_hook',
  ].join('|')})`,
);

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
    return KERNEL_SYMBOL.test(symbolName)
      ? { packageName: '[kernel]', shortName: symbolName, language: 'kernel' }
      : { packageName: '', shortName: symbolName, language: 'native' };
  }
  return undefined;
}

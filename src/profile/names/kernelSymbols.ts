/** Names of entries into a kernel: nothing else has such names, and the frames below belong to the kernel. */
const ENTRY = new RegExp(
  `^(?:${[
    // Linux, x86
    'entry_(?:SYSCALL|SYSENTER|INT80)\\w*',
    'do_(?:fast_)?syscall_(?:32|64)(?:_irqs_on)?',
    'do_int80_\\w+',
    'x64_sys_call',
    'ia32_sys_call',
    'syscall_(?:return_via_sysret|enter_from_user_mode|exit_to_user_mode)',
    '(?:ret|return)_(?:from_fork(?:_asm)?|from_intr|to_user\\w*)',
    'asm_(?:exc|sysvec|common|spurious)_\\w+',
    'sysvec_[a-z]\\w+',
    'exc_(?:page_fault|general_protection|invalid_op|divide_error|debug|int3|nmi|device_not_available|double_fault|stack_segment|alignment_check|machine_check|overflow|bounds|control_protection|vmm_communication)',
    'common_interrupt(?:_return)?',
    '(?:async_)?page_fault_(?:kernel|user)',
    'secondary_startup_64\\w*',
    'x86_64_start_(?:kernel|reservations)',
    'cpu_startup_entry',
    // Linux, Arm
    'el[01](?:[th]_64|t|h)?_(?:64_|32_)?(?:svc|sync|irq|fiq|error|da|ia|undef|dbg|inv)\\w*',
    'gic_handle_irq',
    'ret_fast_syscall',
    'vector_swi',
    'secondary_start_kernel',
    '__(?:primary|secondary)_switched',
    // Linux on others
    'do_trap_ecall_[us]',
    'system_call_(?:common|exception)',
    '__do_syscall',
    // Linux, whatever the processor
    '__(?:x64|ia32|arm64|riscv|s390x?|powerpc|se|do|compat)_(?:compat_)?sys_\\w+',
    'ksys_[a-z]\\w*',
    'invoke_syscall(?:\\.\\w+)*',
    'syscall_trace_enter',
    // macOS, FreeBSD
    'hndl_(?:unix|mach|mdep)_scall\\w*',
    '(?:unix_syscall|mach_call_munger)\\d*',
    'fast_syscall_common',
    'amd64_syscall',
  ].join('|')})$`,
);

/**
 * Names in Linux that programs hardly use. Programs of file systems and network stacks have some of them, too, so they
 * only count once a profile is known to include a kernel.
 */
const SYMBOL = new RegExp(
  `^(?:${[
    'vfs_',
    'do_user_addr_fault',
    '(?:__)?handle_mm_fault',
    'tcp_v[46]_',
    'tcp_(?:sendmsg|recvmsg|write_xmit|rcv_established)',
    'sock_(?:sendmsg|recvmsg|read_iter|write_iter)',
    'ip6?_(?:rcv|queue_xmit|finish_output|local_deliver)',
    '__ip_queue_xmit',
    '(?:__)?netif_receive_skb',
    '(?:__)?dev_queue_xmit',
    'net_[rt]x_action',
    '__napi_',
    '(?:__)?do_softirq',
    '(?:__)?handle_softirqs',
    'ep_(?:poll|send_events)',
    'do_epoll_',
    'do_(?:futex|sys_poll|sys_openat2|filp_open|try_to_free_pages)',
    '__schedule$',
    'schedule_hrtimeout',
    'finish_task_switch',
    'pick_next_task',
    'try_to_wake_up',
    'native_queued_spin_lock_slowpath',
    '_raw_spin_(?:un)?lock',
    'copy_user_',
    '_copy_(?:to|from)_(?:user|iter)',
    '__alloc_pages',
    'kmem_cache_',
    'filemap_',
    'ext4_',
    'xfs_',
    'btrfs_',
    'security_file_',
    'cpuidle_',
    'intel_idle',
    'hrtimer_',
    'nf_hook',
    'blk_mq_',
  ].join('|')})`,
);

/** Modules that hold a kernel or its drivers, before or around a symbol: `nt!KiSystemCall64`, `tcpip.sys!Send`. */
const MODULE =
  /^(?:ntoskrnl(?:\.exe)?|ntkrnl\w*(?:\.exe)?|nt|hal(?:\.dll)?|win32k\w*(?:\.sys)?|[\w-]+\.sys|mach_kernel|kernel(?:\.release|\.development)\.\w+)[!`]/i;

/** The end of a symbol that compilers and offsets add. */
const ENDING = /(?:\.(?:constprop|part|isra|cold|llvm)(?:\.\d+)*)+$|\+0x[0-9a-f]+(?:\/0x[0-9a-f]+)?$/;

/** True if the name alone says "kernel": by a mark of the profiler, or as an entry to the kernel. */
export function isKernelEntry(name: string): boolean {
  if (name.startsWith('[')) {
    return /^\[(?:k\] .|kernel(?:\.\w+)*\]|vmlinux\]|guest\.kernel\.\w+\])/.test(name);
  }
  return name.endsWith('_[k]') || MODULE.test(name) || ENTRY.test(stripEnding(name));
}

/** True if the kernel has a function of this name. It says nothing unless the stacks have a kernel part at all. */
export function isKernelSymbol(name: string): boolean {
  return /^[\w.+]+$/.test(name) && SYMBOL.test(stripEnding(name));
}

function stripEnding(name: string): string {
  return /[.+]/.test(name) ? name.replace(ENDING, '') : name;
}

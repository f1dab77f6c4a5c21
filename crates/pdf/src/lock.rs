//! The lock of a worker: what the process gives up before it sees a byte of a document.
//!
//! Linux: limits, then Landlock (no file, no network, no signals outside), then an allow-list of system calls;
//! anything else is `EPERM`. Threads are started after the lock, as Landlock binds the calling thread and its children.
//!
//! Windows: a job object that the process puts itself into and cannot change afterwards. It bounds memory, starts no
//! other program, and ends without a word to the screen; processor time is watched by a thread. Files and network are
//! not taken away there. Elsewhere the limits that the system knows.

use crate::protocol::{Locks, Terms};

/// Gives up everything that reading a PDF does not need. What the kernel does not know is left out, and said.
pub(crate) fn lock(terms: Terms) -> Locks {
    Locks {
        limits: limits(terms),
        landlock: landlock(),
        calls: calls(),
    }
}

#[cfg(unix)]
fn limits(terms: Terms) -> bool {
    use rlimit::{Resource, setrlimit};
    let memory = if cfg!(target_os = "macos") {
        true
    } else {
        setrlimit(Resource::AS, terms.memory, terms.memory).is_ok()
    };
    memory
        && setrlimit(Resource::FSIZE, 0, 0).is_ok()
        && setrlimit(Resource::NOFILE, 16, 16).is_ok()
        && setrlimit(Resource::CORE, 0, 0).is_ok()
}

#[cfg(windows)]
fn limits(terms: Terms) -> bool {
    use win32job::{ExtendedLimitInfo, Job, PriorityClass};
    const ACTIVE_PROCESS: u32 = 0x0008;
    const PROCESS_MEMORY: u32 = 0x0100;
    const DIE_ON_UNHANDLED_EXCEPTION: u32 = 0x0400;
    let mut limits = ExtendedLimitInfo::new();
    // Lower than what the person does at the window.
    limits.limit_priority_class(PriorityClass::BelowNormal);
    limits.0.BasicLimitInformation.LimitFlags |= ACTIVE_PROCESS | PROCESS_MEMORY | DIE_ON_UNHANDLED_EXCEPTION;
    limits.0.BasicLimitInformation.ActiveProcessLimit = 1;
    limits.0.ProcessMemoryLimit = usize::try_from(terms.memory).unwrap_or(usize::MAX);
    // The job lasts as long as the process in it; without its handle, nothing in it can change it.
    let locked =
        Job::create_with_limit_info(&mut limits).is_ok_and(|job| job.assign_current_process().is_ok());
    locked && watch()
}

#[cfg(not(any(unix, windows)))]
fn limits(_: Terms) -> bool {
    false
}

/// Gives the process so many more seconds of processor time; over it, the kernel ends it.
#[cfg(unix)]
pub(crate) fn allow_seconds(seconds: u64) {
    use rlimit::{INFINITY, Resource, setrlimit};
    let until = used_millis().div_ceil(1000).saturating_add(seconds.max(1));
    // The worker goes on without the limit if the kernel refuses; the parent's clock still runs.
    let _ = setrlimit(Resource::CPU, until, INFINITY);
}

/// With this code a worker ends itself when its processor time is used up.
#[cfg(not(unix))]
pub(crate) const OUT_OF_TIME: i32 = 124;

/// The processor time, in milliseconds, at which the process ends itself.
#[cfg(not(unix))]
static UNTIL: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(u64::MAX);

#[cfg(not(unix))]
pub(crate) fn allow_seconds(seconds: u64) {
    let until = used_millis().saturating_add(seconds.max(1).saturating_mul(1000));
    UNTIL.store(until, std::sync::atomic::Ordering::SeqCst);
}

/// Looks at the processor time until it is used up.
#[cfg(windows)]
fn watch() -> bool {
    let look = || {
        loop {
            std::thread::sleep(std::time::Duration::from_millis(200));
            if used_millis() >= UNTIL.load(std::sync::atomic::Ordering::SeqCst) {
                std::process::exit(OUT_OF_TIME);
            }
        }
    };
    std::thread::Builder::new().spawn(look).is_ok()
}

/// Processor time of the process so far, in milliseconds.
#[cfg(unix)]
pub(crate) fn used_millis() -> u64 {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let part = u64::try_from(used.tv_nsec).unwrap_or(0) / 1_000_000;
    u64::try_from(used.tv_sec).unwrap_or(0).saturating_mul(1000) + part
}

#[cfg(windows)]
pub(crate) fn used_millis() -> u64 {
    cpu_time::ProcessTime::try_now().map_or(0, |used| {
        u64::try_from(used.as_duration().as_millis()).unwrap_or(u64::MAX)
    })
}

#[cfg(not(any(unix, windows)))]
pub(crate) fn used_millis() -> u64 {
    0
}

#[cfg(target_os = "linux")]
fn landlock() -> Option<u8> {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus, Scope,
    };
    let abi = ABI::V6;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(|rules| rules.scope(Scope::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self)
        .ok()?;
    match status.ruleset {
        RulesetStatus::NotEnforced => None,
        RulesetStatus::PartiallyEnforced => Some(1),
        RulesetStatus::FullyEnforced => Some(6),
    }
}

#[cfg(not(target_os = "linux"))]
fn landlock() -> Option<u8> {
    None
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn calls() -> bool {
    filters().is_some_and(|filters| {
        filters
            .iter()
            .all(|filter| seccompiler::apply_filter(filter).is_ok())
    })
}

#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
fn calls() -> bool {
    false
}

/// Two filters. The first says that `clone3` does not exist, so that the C library starts threads by `clone`,
/// whose flags the second can see: a thread may be started, a process not.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn filters() -> Option<[seccompiler::BpfProgram; 2]> {
    use std::collections::BTreeMap;

    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule,
    };
    let errno = |code: i32| SeccompAction::Errno(code.unsigned_abs());
    let arch = std::env::consts::ARCH.try_into().ok()?;
    let absent: BpfProgram = SeccompFilter::new(
        BTreeMap::from([(libc::SYS_clone3, Vec::new())]),
        SeccompAction::Allow,
        errno(libc::ENOSYS),
        arch,
    )
    .ok()?
    .try_into()
    .ok()?;

    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = [
        libc::SYS_read,
        libc::SYS_write,
        libc::SYS_readv,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_brk,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_futex,
        libc::SYS_clone3,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_tgkill,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_getrandom,
        libc::SYS_restart_syscall,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ]
    .into_iter()
    .map(|call| (call, Vec::new()))
    .collect();
    let only = |argument: u8, how: SeccompCmpOp, value: i32| {
        let value = u64::from(value.unsigned_abs());
        let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, how, value).ok()?;
        SeccompRule::new(vec![condition]).ok()
    };
    let thread = u64::from(libc::CLONE_THREAD.unsigned_abs());
    rules.insert(
        libc::SYS_clone,
        vec![only(0, SeccompCmpOp::MaskedEq(thread), libc::CLONE_THREAD)?],
    );
    // Its own processor time, and the name of a thread.
    rules.insert(libc::SYS_prlimit64, vec![only(0, SeccompCmpOp::Eq, 0)?]);
    rules.insert(
        libc::SYS_prctl,
        vec![only(0, SeccompCmpOp::Eq, libc::PR_SET_NAME)?],
    );
    let allowed: BpfProgram = SeccompFilter::new(rules, errno(libc::EPERM), SeccompAction::Allow, arch)
        .ok()?
        .try_into()
        .ok()?;
    // The allow-list goes on last: putting on a filter is not on it.
    Some([absent, allowed])
}

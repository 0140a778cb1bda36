/**
 * Beginnings of classes of HotSpot's garbage collectors. Two letters do not tell: `G1Element` is a point on a curve.
 */
export const JVM_COLLECTORS: readonly string[] = (
  'G1Adjust G1Allocat G1Archive G1Arguments G1Barrier G1Batched G1Block G1BOT G1Build G1CM G1CalculatePointers G1Card G1Clean ' +
  'G1Clear G1CollectedHeap G1CollectFor G1CollectionSet G1Collector G1Concurrent G1Copy G1Dirty G1Evac G1Free G1FullGC G1FullCollector ' +
  'G1GC G1Heap G1Hot G1Initial G1Kept G1Mark G1Merge G1MMU G1Monotonic G1Parallel G1ParCopy G1ParScan G1ParTask G1ParEvacuat G1PLAB ' +
  'G1Plab G1Policy G1Post G1Pre G1Primary G1Rebuild G1RedirtyCards G1Refine G1Region G1RemSet G1Rem G1Root G1STW G1Scan G1Service ' +
  'G1SATB G1Survivor G1Surv G1Thread G1Update G1UncommitRegion G1Verify G1Young ZBarrier ZCollectedHeap ZConcurrent ZDirector ' +
  'ZDriver ZForwarding ZGeneration ZHeap ZMark ZObjectAllocator ZPage ZRelocat ZRemember ZRoots ZStat ZUncommitter ZWorkers ' +
  'Shenandoah ParallelScavenge ParallelCompact ParallelGC PSParallelCompact PSScavenge PSPromotionManager PSCardTable PSMark ' +
  'GCTaskThread GCTaskManager GangWorker ConcurrentMark ConcurrentG1 ConcurrentGCThread CMSCollector VM_GC_Operation VM_G1 VM_CollectForMetadata ' +
  'SerialHeap GenCollectedHeap GenMarkSweep DefNewGeneration TenuredGeneration CardTableRS OopStorage::'
).split(' ');

/** Code that HotSpot makes while running, as async-profiler names it. */
export const HOTSPOT_STUBS =
  '.vtable* .itable* vtable* itable* I2C/C2I* .jbyte_* .jshort_* .jint_* .jlong_* .oop_* .arrayof_* .checkcast_* .unsafe_* .generic_* ' +
  '.updateBytesCRC32* .updateBytesAdler32* .sha* .aescrypt_* .cipherBlockChaining_* .counterMode_* .ghash_* .md5_* .bigInteger* ' +
  '.multiplyToLen* .squareToLen* .montgomery* .mulAdd* .call_stub* .forward_exception* .StubRoutines* .libm* .vectorized* .poly1305_* ' +
  '.base64_* .fast_* .f2i_* .d2l_* .string_indexof* .zero_blocks* .large_byte_array* .nmethod_entry* .cont_* .galoisCounterMode_*';

import type { Category, CategoryRule, CategoryRules } from './categoryRules';
import type { Language } from './NameParts';
import { GO_STANDARD_PACKAGES } from './goStandardPackages';

/**
 * Rules for code that many programs share. What a company wrote itself cannot be known, so whatever is not here is own:
 * people add what they use. Patterns are as names are written by the profiler; for Rust, C++ and native symbols also as
 * `package::function`.
 */
export const DEFAULT_CATEGORY_RULES: CategoryRules = [
  ...rulesOf('library', 'go', listGoStandardLibrary()),
  ...rulesOf(
    'library',
    'go',
    `runtime/pprof.* runtime/debug.* runtime/trace.* runtime/metrics.* golang.org/* google.golang.org/* gopkg.in/*
    go.uber.org/* go.opentelemetry.io/* go.mongodb.org/* go.etcd.io/* k8s.io/* sigs.k8s.io/* cloud.google.com/*
    github.com/aws/aws-sdk-go* github.com/Azure/azure-sdk-for-go* github.com/beorn7/perks/* github.com/bytedance/sonic*
    github.com/cespare/xxhash* github.com/dgraph-io/badger* github.com/dgraph-io/ristretto* github.com/felixge/*
    github.com/gin-gonic/* github.com/go-chi/chi* github.com/go-kit/* github.com/go-logfmt/* github.com/go-redis/*
    github.com/go-sql-driver/* github.com/goccy/* github.com/gofiber/* github.com/gogo/* github.com/golang/*
    github.com/google/* github.com/gorilla/* github.com/grpc-ecosystem/* github.com/hashicorp/go-* github.com/IBM/sarama*
    github.com/jackc/* github.com/json-iterator/* github.com/klauspost/* github.com/labstack/echo* github.com/lib/pq*
    github.com/mailru/easyjson* github.com/mattn/* github.com/modern-go/* github.com/nats-io/* github.com/opentracing/*
    github.com/pierrec/lz4* github.com/pkg/errors* github.com/prometheus/client_golang/* github.com/prometheus/common/*
    github.com/prometheus/client_model/* github.com/redis/* github.com/rs/zerolog* github.com/segmentio/*
    github.com/sirupsen/* github.com/slok/go-http-metrics/* github.com/spf13/* github.com/stretchr/* github.com/twmb/*
    github.com/uber-go/* github.com/uber/jaeger-client-go* github.com/valyala/* gorm.io/* vendor/*`,
  ),
  ...rulesOf(
    'runtime',
    'go',
    'runtime.* runtime/internal/* internal/runtime/* internal/abi.* internal/bytealg.* internal/cpu.*',
  ),
  ...rulesOf('runtime', 'native', 'gcWriteBarrier* memeqbody aeshashbody cmpbody indexbytebody'),
  ...rulesOf(
    'library',
    'jvm',
    `java/* javax/* jakarta/* jdk/* sun/* com/sun/* kotlin/* kotlinx/* scala/* groovy/* clojure/* akka/* reactor/* rx/*
    org/apache/* org/springframework/* org/eclipse/* org/hibernate/* org/postgresql/* org/slf4j/* org/jboss/* org/h2/*
    org/elasticsearch/* org/mongodb/* org/xerial/* org/objectweb/* org/bouncycastle/* org/glassfish/* org/codehaus/*
    com/fasterxml/* com/google/common/* com/google/gson/* com/google/protobuf/* com/mongodb/* com/mysql/* com/zaxxer/*
    com/netflix/* com/squareup/* com/datastax/* com/lmax/* com/codahale/* com/github/benmanes/* ch/qos/logback/*
    io/grpc/* io/lettuce/* io/micrometer/* io/micronaut/* io/netty/* io/opentelemetry/* io/opentracing/* io/prometheus/*
    io/pyroscope/* io/quarkus/* io/undertow/* io/vertx/* io/ktor/* okhttp3/* okio/* one/profiler/* redis/clients/*
    Ljava/* Ljavax/* Lsun/* Lorg/apache/* java.* javax.* jakarta.* jdk.* sun.* com.sun.* kotlin.* kotlinx.* scala.*
    org.apache.* org.springframework.* org.eclipse.* org.hibernate.* com.fasterxml.* com.google.common.*
    com.google.protobuf.* com.zaxxer.* io.grpc.* io.netty.* io.micrometer.* io.opentelemetry.* io.vertx.* reactor.* akka.*`,
  ),
  ...rulesOf('runtime', 'jvm', 'jdk/internal/vm/* jdk.internal.vm.*'),
  ...rulesOf(
    'runtime',
    'cpp',
    `JavaThread::* JavaCalls::* Thread::call_run VMThread::* GangWorker::* WorkerThread::* G1* ZGC* ZCollect* Shenandoah*
    ParallelGC* PSParallelCompact* ConcurrentG1* C2Compiler::* Compile::* CompileBroker::* PhaseIdealLoop::*
    PhaseChaitin::* SafepointSynchronize::* InterpreterRuntime::* SharedRuntime::* OptoRuntime::*`,
  ),
  ...rulesOf('runtime', 'native', 'libjvm.so* JVM_* Java_java_* JavaMain* call_stub Unsafe_Park thread_native_entry*'),
  // Folders of dependencies, well-known ones whose folders the profiler left out, the standard library.
  ...rulesOf(
    'library',
    'python',
    `*/site-packages/* */dist-packages/* */lib/python3* *<frozen* aiohttp/* anyio/* asgiref/* blinker/* boto3/* botocore/*
    celery/* certifi/* click/* cryptography/* django/* fastapi/* flask/* gevent/* greenlet/* grpc/* gunicorn/* h11/*
    httpcore/* httpx/* jinja2/* kombu/* numpy/* opentelemetry/* orjson/* pandas/* psycopg/* psycopg2/* pydantic/*
    pymongo/* pyroscope/* redis/* requests/* rest_framework/* scipy/* sklearn/* sqlalchemy/* starlette/* tornado/*
    urllib3/* uvicorn/* uvloop/* werkzeug/* yaml/* asyncio/* collections/* concurrent/* ctypes/* email/* encodings/*
    html/* http/* importlib/* json/* logging/* multiprocessing/* re/* sqlite3/* unittest/* urllib/* xml/* zoneinfo/*
    abc.py* argparse.py* ast.py* base64.py* bisect.py* codecs.py* contextlib.py* copy.py* copyreg.py* csv.py*
    dataclasses.py* datetime.py* decimal.py* enum.py* fnmatch.py* fractions.py* functools.py* genericpath.py* glob.py*
    gzip.py* hashlib.py* heapq.py* hmac.py* inspect.py* io.py* ipaddress.py* linecache.py* locale.py* mimetypes.py*
    ntpath.py* numbers.py* operator.py* os.py* pathlib.py* pickle.py* platform.py* posixpath.py* pprint.py* queue.py*
    random.py* re.py* reprlib.py* runpy.py* sched.py* secrets.py* select.py* selectors.py* shlex.py* shutil.py*
    signal.py* socket.py* socketserver.py* sre_compile.py* sre_parse.py* ssl.py* stat.py* string.py* struct.py*
    subprocess.py* tarfile.py* tempfile.py* textwrap.py* threading.py* timeit.py* token.py* tokenize.py* traceback.py*
    types.py* typing.py* uuid.py* warnings.py* weakref.py* zipfile.py*`,
  ),
  ...rulesOf('runtime', 'native', '_PyEval_* _PyObject_* _PyFunction_* _PyGC_* _Py* Py* gc_collect_main libpython*'),
  ...rulesOf(
    'library',
    'ruby',
    `gems/* */gems/* */lib/ruby/* <internal:* (unknown)* logger.rb* monitor.rb* ipaddr.rb* set.rb* timeout.rb*
    securerandom.rb* benchmark.rb* forwardable.rb* delegate.rb* erb.rb* uri/* net/http* openssl/*`,
  ),
  ...rulesOf('runtime', 'native', 'rb_* ruby_* vm_exec* vm_call_* libruby*'),
  ...rulesOf('library', 'node', '*node_modules/* *node:*'),
  ...rulesOf('runtime', 'node', '(garbage* (program) (idle) (native)'),
  // What @datadog/pprof calls work of V8 and of other threads.
  { category: 'runtime', pattern: 'Garbage Collection' },
  { category: 'runtime', pattern: 'Non JS threads activity' },
  { category: 'runtime', pattern: 'RegExp: *' },
  ...rulesOf('runtime', 'cpp', 'v8::* node::*'),
  ...rulesOf('runtime', 'native', 'Builtins_* uv_run'),
  ...rulesOf(
    'library',
    'dotnet',
    `System.* System!* *!System.* Microsoft.* Microsoft!* *!Microsoft.* Newtonsoft.* Npgsql* Serilog* Grpc.* Google.Protobuf*
    StackExchange.* Dapper* NLog* OpenTelemetry* Polly*`,
  ),
  ...rulesOf('runtime', 'native', 'coreclr::* clrjit::* clr::* libcoreclr* libclrjit* JIT_*'),
  ...rulesOf('runtime', 'cpp', 'WKS::* SVR::*'),
  ...rulesOf(
    'library',
    'rust',
    `core::* alloc::* std::* tokio::* tokio_* hyper::* hyper_* futures::* futures_* serde::* serde_* bytes::* mio::*
    reqwest::* axum::* axum_* actix_* tonic::* tower::* tower_* rustls::* ring::* rayon::* rayon_core::* crossbeam*
    parking_lot* hashbrown::* tracing::* tracing_* regex::* regex_* warp::* url::* h2::* http::* httparse::* openssl::*
    prost::* sqlx* diesel::* rand::* memchr::* indexmap::* anyhow::* clap::* log::* once_cell::* backtrace::* gimli::*
    addr2line::* pprof::* pyroscope::*`,
  ),
  ...rulesOf(
    'library',
    'cpp',
    `std::* boost::* absl::* google::protobuf::* grpc::* grpc_core::* folly::* fmt::* spdlog::* rocksdb::* leveldb::*
    operator*`,
  ),
  ...rulesOf(
    'library',
    'native',
    `libc.so* libstdc++.so* libm.so* libpthread.so* libssl* libcrypto* libz.so* ld-linux* malloc calloc realloc free cfree
    _int_malloc _int_free _int_realloc __libc_* malloc_consolidate memcpy memmove memset memcmp strlen __mem* __str*
    pthread_* __pthread_* __GI_* start_thread _start __clone* clone3 epoll_wait epoll_pwait read write readv writev recv*
    send* poll select accept* nanosleep clock_nanosleep clock_gettime syscall __poll __read __write je_* tc_* mi_* uv_*`,
  ),
  ...rulesOf('kernel', undefined, '[kernel* [k]* [vmlinux]* [guest.kernel*'),
];

function listGoStandardLibrary(): string {
  return [...GO_STANDARD_PACKAGES].map((name) => `${name}.* ${name}/*`).join(' ');
}

/** Patterns are apart by white space. */
function rulesOf(category: Category, language: Language | undefined, patterns: string): CategoryRule[] {
  return patterns.split(/\s+/).map((pattern) => (language ? { category, language, pattern } : { category, pattern }));
}

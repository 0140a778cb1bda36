import type { Category, CategoryRule, CategoryRules } from './categoryRules';
import { GO_STANDARD_PACKAGES } from './goStandardPackages';
import { HOTSPOT_STUBS, JVM_COLLECTORS } from './hotspotNames';
import type { Language } from './NameParts';
import { PYTHON_STANDARD_MODULES, PYTHON_STANDARD_PACKAGES } from './pythonStandardModules';

/**
 * Rules for code that many programs share. What a company wrote itself is not among them: it is found by where its stacks,
 * files and binaries are, and people add what they know. Patterns are as names are written by the profiler; for Rust, C++ and
 * native symbols also as `package::function`.
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
    github.com/uber-go/* github.com/uber/jaeger-client-go* github.com/valyala/* gorm.io/* vendor/* github.com/grafana/pyroscope-go* github.com/pyroscope-io/client*
    github.com/DataDog/dd-trace-go* github.com/DataDog/datadog-go* gopkg.in/DataDog/* github.com/getsentry/sentry-go*
    github.com/newrelic/go-agent* github.com/armon/* github.com/davecgh/* github.com/fsnotify/* github.com/julienschmidt/*
    github.com/jmoiron/* github.com/magefile/* github.com/minio/* github.com/miekg/dns* github.com/mitchellh/*
    github.com/moby/* github.com/nats-io/* github.com/oklog/* github.com/olivere/* github.com/open-telemetry/*
    github.com/patrickmn/* github.com/pelletier/* github.com/rcrowley/* github.com/robfig/* github.com/rs/*
    github.com/samber/* github.com/shopspring/* github.com/tidwall/* github.com/ugorji/* github.com/vmihailenco/*
    github.com/xdg-go/* github.com/apache/* github.com/confluentinc/* github.com/elastic/* github.com/Shopify/sarama*
    github.com/urfave/* github.com/alecthomas/* github.com/andybalholm/* github.com/cockroachdb/* github.com/docker/*
    connectrpc.com/* filippo.io/* entgo.io/* modernc.org/* honnef.co/* go4.org/* goa.design/* buf.build/* dario.cat/*`,
  ),
  ...rulesOf(
    'runtime',
    'go',
    'runtime.* runtime/internal/* internal/runtime/* internal/abi.* internal/bytealg.* internal/cpu.*',
  ),
  ...rulesOf(
    'runtime',
    'go',
    'gcWriteBarrier* memeqbody aeshashbody cmpbody indexbytebody type:.* type..* go:.* cgo_*',
  ),
  ...rulesOf(
    'library',
    'jvm',
    `java/* javax/* jakarta/* jdk/* sun/* com/sun/* kotlin/* kotlinx/* scala/* groovy/* clojure/* akka/* reactor/* rx/*
    org/apache/* org/springframework/* org/eclipse/* org/hibernate/* org/postgresql/* org/slf4j/* org/jboss/* org/h2/*
    org/elasticsearch/* org/mongodb/* org/xerial/* org/objectweb/* org/bouncycastle/* org/glassfish/* org/codehaus/*
    com/fasterxml/* com/google/common/* com/google/gson/* com/google/protobuf/* com/mongodb/* com/mysql/* com/zaxxer/*
    com/netflix/* com/squareup/* com/datastax/* com/lmax/* com/codahale/* com/github/benmanes/* ch/qos/logback/*
    com/amazonaws/* com/azure/* com/microsoft/azure/* com/datadoghq/* com/newrelic/* com/dynatrace/* com/elastic/*
    com/google/api/* com/google/auth/* com/google/cloud/* com/google/inject/* com/google/cloud/* com/typesafe/*
    com/hazelcast/* com/ibm/icu/* com/oracle/* com/microsoft/sqlserver/* com/sendgrid/* com/stripe/* com/twilio/*
    com/yammer/metrics/* com/github/luben/* com/jcraft/* com/jayway/* com/nimbusds/* com/auth0/* com/couchbase/*
    com/rabbitmq/* com/esotericsoftware/* com/opencsv/* com/mchange/* com/sleepycat/* com/intellij/rt/* datadog/*
    software/amazon/* software/aws/* feign/* freemarker/* cats/* zio/* fs2/* play/* monix/* io/circe/* io/jsonwebtoken/*
    io/dropwizard/* io/github/resilience4j/* io/projectreactor/* io/reactivex/* io/sentry/* io/swagger/* io/confluent/*
    io/smallrye/* io/debezium/* io/zipkin/* zipkin2/* brave/* liquibase/* lombok/* net/bytebuddy/* net/jpountz/*
    net/openhft/* net/sf/* net/minidev/* net/logstash/* net/spy/* org/yaml/* org/joda/* org/json/* org/junit/* org/antlr/*
    org/aspectj/* org/asynchttpclient/* org/caffinitas/* org/ehcache/* org/flywaydb/* org/infinispan/* org/javassist/*
    org/jctools/* org/jetbrains/* org/jline/* org/jooq/* org/keycloak/* org/lz4/* org/mariadb/* org/mockito/* org/mozilla/*
    org/neo4j/* org/opensearch/* org/osgi/* org/quartz/* org/reactivestreams/* org/redisson/* org/rocksdb/* org/scala/*
    org/thymeleaf/* org/webjars/* org/wildfly/* org/zeroturnaround/* org/xml/* org/w3c/* org/ietf/* org/objenesis/*
    org/checkerframework/* org/conscrypt/* org/http4s/* org/typelevel/* org/mindrot/* oracle/* gnu/trove/* it/unimi/*
    io/grpc/* io/lettuce/* io/micrometer/* io/micronaut/* io/netty/* io/opentelemetry/* io/opentracing/* io/prometheus/*
    io/pyroscope/* io/quarkus/* io/undertow/* io/vertx/* io/ktor/* okhttp3/* okio/* one/profiler/* redis/clients/*
    Ljava/* Ljavax/* Lsun/* Lorg/apache/* java.* javax.* jakarta.* jdk.* sun.* com.sun.* kotlin.* kotlinx.* scala.*
    org.apache.* org.springframework.* org.eclipse.* org.hibernate.* com.fasterxml.* com.google.common.*
    com.google.protobuf.* com.zaxxer.* io.grpc.* io.netty.* io.micrometer.* io.opentelemetry.* io.vertx.* reactor.* akka.*`,
  ),
  ...rulesOf(
    'runtime',
    'jvm',
    `jdk/internal/vm/* jdk.internal.vm.* libjvm.so* JVM_* Java_java_* JavaMain* call_stub Unsafe_Park thread_native_entry*
    JavaThread::* JavaCalls::* Thread::call_run VMThread::* GangWorker::* WorkerThread::* ConcurrentG1* C2Compiler::*
    C1_Compiler::* Compile::* CompileBroker::* PhaseIdealLoop::* PhaseChaitin::* SafepointSynchronize::*
    InterpreterRuntime::* SharedRuntime::* OptoRuntime::* InstanceKlass::* ObjectMonitor::* ObjectSynchronizer::*
    nmethod::* vframe::* Method::* Klass::* MemAllocator::* CollectedHeap::* TypeArrayKlass::* ObjArrayKlass::*
    Interpreter`,
  ),
  ...rulesOf('runtime', 'jvm', JVM_COLLECTORS.map((name) => `${name}*`).join(' ')),
  ...rulesOf('runtime', 'jvm', HOTSPOT_STUBS),
  // Folders of dependencies, well-known ones whose folders the profiler left out, the standard library.
  ...rulesOf(
    'library',
    'python',
    `*/site-packages/* */dist-packages/* */lib/python3* *<frozen* aiohttp/* anyio/* asgiref/* blinker/* boto3/* botocore/*
    celery/* certifi/* click/* cryptography/* django/* fastapi/* flask/* gevent/* greenlet/* grpc/* gunicorn/* h11/*
    httpcore/* httpx/* jinja2/* kombu/* numpy/* opentelemetry/* orjson/* pandas/* psycopg/* psycopg2/* pydantic/*
    pymongo/* pyroscope/* redis/* requests/* rest_framework/* scipy/* sklearn/* sqlalchemy/* starlette/* tornado/*
    urllib3/* uvicorn/* uvloop/* werkzeug/* yaml/* attr/* attrs/* charset_normalizer/* chardet/* idna/* google/* dateutil/*
    pytz/* six.py* simplejson/* ujson/* msgpack/* lxml/* bs4/* PIL/* cv2/* torch/* tensorflow/* keras/* jax/* transformers/*
    tokenizers/* huggingface_hub/* matplotlib/* seaborn/* networkx/* numba/* llvmlite/* dask/* pyarrow/* polars/* joblib/*
    nltk/* spacy/* gensim/* openai/* anthropic/* langchain/* tqdm/* rich/* typer/* loguru/* structlog/* sentry_sdk/* ddtrace/*
    newrelic/* elasticapm/* prometheus_client/* elasticsearch/* confluent_kafka/* pika/* amqp/* billiard/* vine/* zmq/*
    asyncpg/* aiomysql/* pymysql/* MySQLdb/* cassandra/* motor/* bson/* alembic/* mako/* markupsafe/* itsdangerous/*
    wtforms/* marshmallow/* jsonschema/* jwt/* passlib/* bcrypt/* nacl/* paramiko/* twisted/* txaio/* autobahn/* hypercorn/*
    daphne/* sanic/* quart/* bottle.py* falcon/* connexion/* graphene/* hpack/* wsproto/* websockets/* sniffio/* trio/*
    typing_extensions.py* importlib_metadata/* pkg_resources/* setuptools/* pip/* pytest/* _pytest/* pluggy/* airflow/*
    scrapy/* selenium/* stripe/* twilio/* slack_sdk/* docutils/* pygments/* tenacity/* cachetools/* apscheduler/* dramatiq/*
    ${PYTHON_STANDARD_PACKAGES.map((name) => `${name}/*`).join(' ')}
    ${PYTHON_STANDARD_MODULES.map((name) => `${name}.py*`).join(' ')}`,
  ),
  ...rulesOf(
    'runtime',
    'python',
    '_PyEval_* _PyObject_* _PyFunction_* _PyGC_* _Py* Py* py_* pymain_* gc_collect_main libpython*',
  ),
  ...rulesOf(
    'library',
    'ruby',
    `gems/* */gems/* */lib/ruby/* <internal:* logger.rb* monitor.rb* ipaddr.rb* set.rb* timeout.rb*
    securerandom.rb* benchmark.rb* forwardable.rb* delegate.rb* erb.rb* uri/* net/* openssl/* logger/* random/formatter*
    socket.rb* weakref.rb* tempfile.rb* tmpdir.rb* fileutils.rb* pathname.rb* pstore.rb* psych/* psych.rb* json/* date.rb*
    time.rb* digest.rb* digest/* csv.rb* csv/* yaml.rb* zlib.rb* stringio.rb* strscan.rb* singleton.rb* observer.rb*
    open3.rb* open-uri.rb* optparse.rb* ostruct.rb* pp.rb* prettyprint.rb* resolv.rb* rubygems/* rubygems.rb* bundler/*
    bundled_gems.rb* cgi/* drb/* io/* fiber.rb* thread.rb* matrix.rb* prime.rb* shellwords.rb* tsort.rb* un.rb* webrick/*
    rexml/* did_you_mean/* error_highlight/* ripper/* reline/* irb/* English.rb* find.rb* getoptlong.rb* bigdecimal/*`,
  ),
  // What is written in C is Ruby's or a gem's, but for functions of which not even the name is known.
  { category: 'library', language: 'ruby', pattern: '*[c function]*' },
  { category: 'unknown', language: 'ruby', pattern: '*(unknown) [c function]*' },
  ...rulesOf('runtime', 'ruby', 'rb_* ruby_* vm_exec* vm_call_* vm_sendish* vm_invokeblock* vm_invokesuper* libruby*'),
  ...rulesOf('library', 'node', '*node_modules/* *node:*'),
  // Node's own modules where the profiler left out their files.
  ...rulesOf(
    'library',
    'node',
    `Module._load Module._compile Module._extensions* Module.load Module.require Module._resolveFilename Module._initPaths
    Module._findPath Module._resolveLookupPaths executeUserEntryPoint processTicksAndRejections runMicrotasks processTimers
    listOnTimeout processImmediate runNextTicks wrapSafe makeRequireFunction emitHook afterWriteDispatched onStreamRead
    onwrite resOnFinish parserOnIncoming parserOnHeadersComplete parserOnMessageComplete endReadableNT emitReadable_
    loadESM initializeImpl compileFunction* internalBinding* tryOnTimeout tryOnImmediate callbackTrampoline
    asyncRunEntryPointWithESMLoader runEntryPointWithESMLoader emitInitNative emitBeforeScript emitAfterScript`,
  ),
  ...rulesOf('runtime', 'node', '(garbage* (program) (idle) (native) v8::* node::* Builtins_* uv_*'),
  // What @datadog/pprof calls work of V8 and of other threads.
  { category: 'runtime', pattern: 'Garbage Collection' },
  { category: 'runtime', pattern: 'Non JS threads activity' },
  { category: 'runtime', pattern: 'RegExp: *' },
  ...rulesOf('runtime', 'cpp', 'v8::*'),
  ...rulesOf(
    'library',
    'dotnet',
    `System.* System!* *!System.* Microsoft.* Microsoft!* *!Microsoft.* Newtonsoft.* Npgsql* Serilog* Grpc.* Google.Protobuf*
    StackExchange.* Dapper* NLog* OpenTelemetry* Polly* Pyroscope.* *!Pyroscope.* Datadog.* *!Datadog.* Amazon.* *!Amazon.*
    AWSSDK* Azure.* *!Azure.* AutoMapper* FluentValidation* MediatR* MassTransit* Hangfire* RabbitMQ.* MongoDB.* MySql.*
    MySqlConnector* Confluent.* IdentityServer* Swashbuckle* Sentry* Quartz.* Autofac* Castle.* RestSharp* Refit.*
    FSharp.Core* *!Microsoft.FSharp.* EntityFramework* Elasticsearch.* Nest.* MessagePack* protobuf-net* Humanizer*`,
  ),
  ...rulesOf(
    'runtime',
    'dotnet',
    'coreclr!* clrjit!* clr!* mscorwks!* coreclr::* clrjit::* clr::* libcoreclr* libclrjit* libclrgc* JIT_* WKS::* SVR::*',
  ),
  ...rulesOf(
    'library',
    'rust',
    `core::* alloc::* std::* tokio::* tokio_* hyper::* hyper_* futures::* futures_* serde::* serde_* bytes::* mio::*
    reqwest::* axum::* axum_* actix_* tonic::* tower::* tower_* rustls::* ring::* rayon::* rayon_core::* crossbeam*
    parking_lot* hashbrown::* tracing::* tracing_* regex::* regex_* warp::* url::* h2::* http::* httparse::* openssl::*
    prost::* sqlx* diesel::* rand::* memchr::* indexmap::* anyhow::* clap::* log::* once_cell::* backtrace::* gimli::*
    addr2line::* pprof::* pyroscope::* pyroscope_* aho_corasick::* ahash::* arc_swap::* async_* base64::* bincode::*
    bitflags::* chrono::* csv::* dashmap::* either::* env_logger::* flate2::* fnv::* generic_array::* getrandom::* itertools::*
    lazy_static::* lz4* matchers::* miniz_oxide::* nom::* num_* pin_project* polling::* quick_xml::* quinn* rdkafka::* redis::*
    rmp_serde::* rocksdb::* rusqlite::* rustc_hash::* scoped_tls::* scopeguard::* sha1::* sha2::* signal_hook* sharded_slab::*
    simd_json::* slab::* smallvec::* socket2::* thread_local::* time::* tinyvec::* toml::* tungstenite::* unicode_* uuid::*
    want::* winnow::* zstd* __rust_* rust_begin_unwind rust_panic*`,
  ),
  ...rulesOf(
    'library',
    'cpp',
    `std::* boost::* absl::* google::protobuf::* grpc::* grpc_core::* folly::* fmt::* spdlog::* rocksdb::* leveldb::*
    __gnu_cxx::* __cxxabiv1::* abi::* Eigen::* arrow::* parquet::* cv::* nlohmann::* rapidjson::* simdjson::* re2::* snappy::*
    tbb::* oneapi::* c10::* at::* torch::* caffe2::* tensorflow::* onnxruntime::* llvm::* clang::* icu* QObject::* mbedtls::*
    CryptoPP::* Botan::* Poco::* proxygen::* wangle::* fizz::* asio::* seastar::* thrift::* apache::thrift::* gflags::* jemalloc::*
    operator*`,
  ),
  ...rulesOf(
    'library',
    'native',
    `malloc calloc realloc free cfree
    _int_malloc _int_free _int_realloc __libc_* malloc_consolidate memcpy memmove memset memcmp memchr strlen strcmp strcpy
    __mem* __str* __wmem* pthread_* __pthread_* __GI_* __restore_rt start_thread _start _dl_* __clone* clone clone3 epoll_wait
    epoll_pwait epoll_ctl read write readv writev pread* pwrite* recv recvfrom recvmsg send sendto sendmsg poll ppoll select
    accept accept4 connect nanosleep usleep sched_yield __clock_* clock_nanosleep clock_gettime gettimeofday syscall mmap munmap madvise brk sbrk
    fsync fdatasync open openat close ioctl sendfile __poll __read __write je_* tc_* mi_* uv_* printf vfprintf sprintf snprintf vsnprintf qsort
    EVP_* SHA1_* SHA256_* SHA512_* AES_* RSA_* BN_* EC_* CRYPTO_* SSL_* ZSTD_* LZ4_* BZ2_* XXH* HUF_* FSE_* deflate inflate crc32*`,
  ),
  // Time without a call into the kernel, by code that the kernel lends to programs.
  ...rulesOf('library', undefined, '__vdso_* __kernel_clock_gettime vdso.* [vdso]* linux-vdso*'),
  ...rulesOf(
    'runtime',
    undefined,
    '[tid=* [java_tid=* [thread_* Node.js (root) (idle) :(idle)* :(program)* :(native)* :(garbage*',
  ),
  // Erlang and Elixir, PHP.
  ...rulesOf(
    'library',
    undefined,
    `gen_server:* gen_statem:* gen_event:* supervisor:* proc_lib:* lists:* maps:* erlang:* ets:* gen_tcp:* inet_tcp:*
    prim_inet:* io_lib:* binary:* string:* unicode:* crypto:* ssl:* tls_connection:* logger:* timer:* erts_internal:* erl_eval:*
    application_master:* cowboy_* ranch_* Elixir.Enum:* Elixir.Map:* Elixir.String:* Elixir.GenServer:* Elixir.Plug.*
    Elixir.Phoenix.* Elixir.Ecto.* Elixir.Jason.* Elixir.Kernel:* Elixir.Stream:* Elixir.Task.* Elixir.Logger:*`,
  ),
  ...rulesOf('runtime', undefined, 'beam_* erts_* beam.smp* zend_* php_* execute_ex libphp*'),
];

function listGoStandardLibrary(): string {
  return [...GO_STANDARD_PACKAGES].map((name) => `${name}.* ${name}/*`).join(' ');
}

/** Patterns are apart by white space. */
function rulesOf(category: Category, language: Language | undefined, patterns: string): CategoryRule[] {
  return patterns.split(/\s+/).map((pattern) => (language ? { category, language, pattern } : { category, pattern }));
}

import { ALLOC, CPU, type ExplainCase, MUTEX, WALL } from './ExplainCase';

/**
 * Cases that are older than the first rule for facts, and unchanged since: they show how the rules do on profiles that they were
 * not made for.
 */
export const BLIND_CASES: readonly ExplainCase[] = [
  {
    name: 'Go: answers are encoded as JSON through reflection',
    profileTypeId: CPU,
    cause: ['encoding/json.Marshal', 'encoding/json.(*encodeState).marshal', 'encoding/json.structEncoder.encode'],
    stacks: `
      net/http.(*conn).serve;net/http.HandlerFunc.ServeHTTP;github.com/acme/shop/api.(*Server).List;encoding/json.Marshal;encoding/json.(*encodeState).marshal;encoding/json.structEncoder.encode;encoding/json.stringEncoder 410
      net/http.(*conn).serve;net/http.HandlerFunc.ServeHTTP;github.com/acme/shop/api.(*Server).List;encoding/json.Marshal;encoding/json.(*encodeState).marshal;encoding/json.structEncoder.encode;encoding/json.arrayEncoder.encode;reflect.Value.Index 160
      net/http.(*conn).serve;net/http.HandlerFunc.ServeHTTP;github.com/acme/shop/api.(*Server).List;encoding/json.Marshal;encoding/json.(*encodeState).marshal;reflect.Value.Field 90
      net/http.(*conn).serve;net/http.HandlerFunc.ServeHTTP;github.com/acme/shop/api.(*Server).List;github.com/acme/shop/store.(*Store).Find 120
      net/http.(*conn).serve;net/http.(*conn).readRequest;net/textproto.(*Reader).ReadLine 60
      runtime.gcBgMarkWorker;runtime.gcDrain;runtime.scanobject 80
      runtime.mcall;runtime.schedule;runtime.findRunnable;runtime.netpoll;syscall.Syscall6 80
    `,
  },
  {
    name: 'Go: a regular expression is compiled for every request',
    profileTypeId: CPU,
    cause: ['github.com/acme/signup/validate.Email', 'regexp.MustCompile', 'regexp.Compile', 'regexp.compile'],
    stacks: `
      net/http.(*conn).serve;github.com/acme/signup.(*Handler).Post;github.com/acme/signup/validate.Email;regexp.MustCompile;regexp.Compile;regexp.compile;regexp/syntax.Parse 180
      net/http.(*conn).serve;github.com/acme/signup.(*Handler).Post;github.com/acme/signup/validate.Email;regexp.MustCompile;regexp.Compile;regexp.compile;regexp/syntax.Compile 120
      net/http.(*conn).serve;github.com/acme/signup.(*Handler).Post;github.com/acme/signup/validate.Email;regexp.MustCompile;regexp.Compile;regexp.compile;regexp.compileOnePass 60
      net/http.(*conn).serve;github.com/acme/signup.(*Handler).Post;github.com/acme/signup/validate.Email;regexp.(*Regexp).MatchString;regexp.(*Regexp).doExecute 20
      net/http.(*conn).serve;github.com/acme/signup.(*Handler).Post;database/sql.(*DB).Exec;syscall.write 140
      net/http.(*conn).serve;github.com/acme/signup.(*Handler).Post;html/template.(*Template).Execute 90
      runtime.gcBgMarkWorker;runtime.gcDrain 70
      runtime.mcall;runtime.park_m;runtime.schedule 120
    `,
  },
  {
    name: 'Go: one mutex guards the whole cache',
    profileTypeId: MUTEX,
    cause: ['github.com/acme/shop/cache.(*Store).Set', 'github.com/acme/shop/cache.(*Store).Get'],
    stacks: `
      net/http.(*conn).serve;github.com/acme/shop/api.(*Server).Buy;github.com/acme/shop/cache.(*Store).Set;sync.(*Mutex).Unlock 8100
      net/http.(*conn).serve;github.com/acme/shop/api.(*Server).List;github.com/acme/shop/cache.(*Store).Get;sync.(*Mutex).Unlock 1400
      net/http.(*conn).serve;log.(*Logger).Output;sync.(*Mutex).Unlock 300
      runtime.gcStart;runtime.unlock 200
    `,
  },
  {
    name: 'Go: a slice grows by one in a loop and keeps the garbage collector busy',
    profileTypeId: CPU,
    cause: [
      'github.com/acme/report.(*Builder).Append',
      'runtime.growslice',
      'runtime.gcBgMarkWorker',
      'runtime.mallocgc',
    ],
    stacks: `
      main.main;github.com/acme/report.Run;github.com/acme/report.(*Builder).Append;runtime.growslice;runtime.mallocgc;runtime.memclrNoHeapPointers 210
      main.main;github.com/acme/report.Run;github.com/acme/report.(*Builder).Append;runtime.growslice;runtime.memmove 190
      main.main;github.com/acme/report.Run;github.com/acme/report.(*Builder).Append;runtime.growslice;runtime.mallocgc;runtime.gcAssistAlloc;runtime.gcDrainN 110
      main.main;github.com/acme/report.Run;github.com/acme/report.parseRow;strconv.ParseFloat 80
      main.main;github.com/acme/report.Run;bufio.(*Scanner).Scan 60
      runtime.gcBgMarkWorker;runtime.gcDrain;runtime.scanobject 260
      runtime.bgsweep;runtime.sweepone 50
    `,
  },
  {
    name: 'Go: duplicates are looked for in a nested loop',
    profileTypeId: CPU,
    cause: ['github.com/acme/shop/checkout.dedupeQuadratic'],
    stacks: `
      net/http.(*conn).serve;github.com/acme/shop/checkout.(*Service).Process;github.com/acme/shop/checkout.dedupeQuadratic 610
      net/http.(*conn).serve;github.com/acme/shop/checkout.(*Service).Process;github.com/acme/shop/checkout.price;math/big.(*Int).Mul 90
      net/http.(*conn).serve;github.com/acme/shop/checkout.(*Service).Process;encoding/json.Unmarshal;encoding/json.(*decodeState).object 110
      net/http.(*conn).serve;net/http.(*response).finishRequest;syscall.write 70
      runtime.gcBgMarkWorker;runtime.gcDrain 60
      runtime.mcall;runtime.schedule 60
    `,
  },
  {
    name: 'Java: messages are put together with String.format and logged',
    profileTypeId: CPU,
    cause: [
      'java/lang/String.format',
      'java/util/Formatter.format',
      'ch/qos/logback/classic/Logger.info',
      'com/acme/billing/Audit.record',
    ],
    stacks: `
      java/lang/Thread.run;com/acme/billing/Invoices.run;com/acme/billing/Audit.record;java/lang/String.format;java/util/Formatter.format;java/util/Formatter.parse 310
      java/lang/Thread.run;com/acme/billing/Invoices.run;com/acme/billing/Audit.record;ch/qos/logback/classic/Logger.info;ch/qos/logback/core/OutputStreamAppender.append;java/io/FileOutputStream.writeBytes 220
      java/lang/Thread.run;com/acme/billing/Invoices.run;com/acme/billing/Audit.record;ch/qos/logback/classic/Logger.info;ch/qos/logback/classic/pattern/DateConverter.convert 60
      java/lang/Thread.run;com/acme/billing/Invoices.run;com/acme/billing/Tax.compute;java/math/BigDecimal.divide 120
      java/lang/Thread.run;com/acme/billing/Invoices.run;org/postgresql/jdbc/PgPreparedStatement.execute;java/net/SocketInputStream.read 130
      Thread::call_run;GangWorker::run;G1ParTask::work 60
      Thread::call_run;CompileBroker::compiler_thread_loop;C2Compiler::compile_method 60
    `,
  },
  {
    name: 'Java: the heap is too small for what is kept, G1 runs all the time',
    profileTypeId: CPU,
    cause: [
      'G1ParTask::work',
      'GangWorker::run',
      'G1ParScanThreadState::trim_queue',
      'G1CollectedHeap::do_collection_pause',
    ],
    stacks: `
      Thread::call_run;GangWorker::run;G1ParTask::work;G1ParScanThreadState::trim_queue 380
      Thread::call_run;GangWorker::run;G1ParTask::work;G1RootProcessor::evacuate_roots 120
      Thread::call_run;VMThread::run;G1CollectedHeap::do_collection_pause 90
      java/lang/Thread.run;com/acme/feed/Timeline.merge;java/util/ArrayList.grow;java/util/Arrays.copyOf 160
      java/lang/Thread.run;com/acme/feed/Timeline.rank 130
      java/lang/Thread.run;org/apache/kafka/clients/consumer/KafkaConsumer.poll;sun/nio/ch/EPoll.wait 70
      Thread::call_run;CompileBroker::compiler_thread_loop 50
    `,
  },
  {
    name: 'Python: a structure is copied deeply for every item',
    profileTypeId: CPU,
    cause: ['shop/cart.py:12 - snapshot', 'copy.py:128 - deepcopy', 'copy.py:227 - _deepcopy_dict'],
    stacks: `
      flask/app.py:1498 - wsgi_app;shop/views.py:30 - checkout;shop/cart.py:12 - snapshot;copy.py:128 - deepcopy;copy.py:227 - _deepcopy_dict;copy.py:128 - deepcopy;copy.py:201 - _deepcopy_list;copy.py:128 - deepcopy 390
      flask/app.py:1498 - wsgi_app;shop/views.py:30 - checkout;shop/cart.py:12 - snapshot;copy.py:128 - deepcopy;copy.py:227 - _deepcopy_dict 150
      flask/app.py:1498 - wsgi_app;shop/views.py:30 - checkout;shop/pricing.py:8 - price 110
      flask/app.py:1498 - wsgi_app;shop/views.py:30 - checkout;sqlalchemy/engine/base.py:1400 - execute;psycopg2/extensions.py:2 - execute 140
      flask/app.py:1498 - wsgi_app;jinja2/environment.py:1290 - render 120
      gunicorn/arbiter.py:200 - run;select.py:1 - poll 60
    `,
  },
  {
    name: 'Python: one pattern is built again for every line',
    profileTypeId: CPU,
    cause: [
      'etl/clean.py:20 - scrub',
      're/__init__.py:226 - compile',
      're/_compiler.py:750 - compile',
      're/_parser.py:950 - parse',
    ],
    stacks: `
      etl/main.py:5 - main;etl/clean.py:20 - scrub;re/__init__.py:226 - compile;re/_compiler.py:750 - compile;re/_parser.py:950 - parse 340
      etl/main.py:5 - main;etl/clean.py:20 - scrub;re/__init__.py:226 - compile;re/_compiler.py:750 - compile;re/_compiler.py:570 - _code 180
      etl/main.py:5 - main;etl/clean.py:20 - scrub 60
      etl/main.py:5 - main;csv.py:110 - __next__ 150
      etl/main.py:5 - main;etl/store.py:9 - save;sqlite3/__init__.py:3 - executemany 170
    `,
  },
  {
    name: 'Node: passwords are hashed on the main thread',
    profileTypeId: CPU,
    cause: ['./src/auth.js:hashPassword:14', 'node:internal/crypto/pbkdf2:pbkdf2Sync:60'],
    stacks: `
      node:internal/timers:processTimers:512;./src/server.js:handle:20;./src/auth.js:hashPassword:14;node:internal/crypto/pbkdf2:pbkdf2Sync:60 640
      node:internal/timers:processTimers:512;./src/server.js:handle:20;./src/views.js:render:8 110
      node:internal/timers:processTimers:512;./src/server.js:handle:20;/app/node_modules/pg/lib/client.js:query:500 90
      (garbage collector) 60
      (program) 100
    `,
  },
  {
    name: 'Node: large documents are parsed and written as JSON in the request',
    profileTypeId: CPU,
    cause: ['./src/clone.js:deepClone:3', 'JSON.parse', 'JSON.stringify'],
    stacks: `
      node:internal/http:onRequest:40;./src/routes.js:getOrder:31;./src/clone.js:deepClone:3;JSON.stringify 300
      node:internal/http:onRequest:40;./src/routes.js:getOrder:31;./src/clone.js:deepClone:3;JSON.parse 260
      node:internal/http:onRequest:40;./src/routes.js:getOrder:31;./src/money.js:format:2 80
      node:internal/http:onRequest:40;/app/node_modules/express/lib/router/index.js:next:170 130
      (garbage collector) 150
      (program) 80
    `,
  },
  {
    name: '.NET: threads wait for one lock',
    profileTypeId: WALL,
    cause: ['System.Private.CoreLib!System.Threading.Monitor.Enter', 'Shop!Shop.Inventory.Reserve(int32)'],
    stacks: `
      System.Private.CoreLib!System.Threading.Thread.StartCallback();Shop!Shop.Api.OrderController.Post();Shop!Shop.Inventory.Reserve(int32);System.Private.CoreLib!System.Threading.Monitor.Enter 5600
      System.Private.CoreLib!System.Threading.Thread.StartCallback();Shop!Shop.Api.OrderController.Post();Shop!Shop.Inventory.Reserve(int32);System.Collections!System.Collections.Generic.SortedSet.Add 500
      System.Private.CoreLib!System.Threading.Thread.StartCallback();Shop!Shop.Api.OrderController.Post();Npgsql!Npgsql.NpgsqlCommand.ExecuteReader() 1500
      System.Private.CoreLib!System.Threading.Thread.StartCallback();System.Private.CoreLib!System.Threading.PortableThreadPool.WorkerThread.WorkerThreadStart() 900
    `,
  },
  {
    name: 'Ruby: garbage collection after many short-lived objects',
    profileTypeId: CPU,
    cause: ['(garbage collection)', '(marking)', '(sweeping)', 'app/models/feed.rb:12 - block in build'],
    stacks: `
      puma/server.rb:450 - process_client;app/controllers/feeds_controller.rb:8 - index;app/models/feed.rb:12 - block in build;(unknown):-1 - dup [c function] 160
      puma/server.rb:450 - process_client;app/controllers/feeds_controller.rb:8 - index;app/models/feed.rb:12 - block in build 140
      puma/server.rb:450 - process_client;app/controllers/feeds_controller.rb:8 - index;gems/activerecord-7.0.8/lib/active_record/core.rb:400 - instantiate 130
      puma/server.rb:450 - process_client;gems/rack-2.2.8/lib/rack/utils.rb:60 - parse_query 90
      (garbage collection);(marking) 260
      (garbage collection);(sweeping) 140
    `,
  },
  {
    name: 'Rust: maps use the slow default hash',
    profileTypeId: CPU,
    cause: [
      'core::hash::sip::Hasher<S>::write',
      'indexer::count_words',
      'std::collections::hash::map::HashMap<K,V,S>::insert',
    ],
    stacks: `
      main;indexer::main;indexer::count_words;std::collections::hash::map::HashMap<K,V,S>::insert;core::hash::sip::Hasher<S>::write 430
      main;indexer::main;indexer::count_words;std::collections::hash::map::HashMap<K,V,S>::insert;hashbrown::raw::RawTable<T,A>::reserve_rehash 110
      main;indexer::main;indexer::count_words;<alloc::string::String as core::clone::Clone>::clone;__libc_malloc 140
      main;indexer::main;indexer::tokenize 170
      main;indexer::main;std::io::BufReader<R>::read_line 110
      main;indexer::main;indexer::write_out 40
    `,
  },
  {
    name: 'eBPF: a proxy writes a few bytes at a time into sockets',
    profileTypeId: CPU,
    cause: [
      '__x64_sys_write',
      'do_syscall_64',
      'tcp_sendmsg_locked',
      'proxy_flush',
      'ksys_write',
      'entry_SYSCALL_64_after_hwframe',
    ],
    stacks: `
      _start;main;proxy_loop;proxy_flush;write;entry_SYSCALL_64_after_hwframe;do_syscall_64;__x64_sys_write;ksys_write;vfs_write;tcp_sendmsg_locked;tcp_write_xmit 420
      _start;main;proxy_loop;proxy_flush;write;entry_SYSCALL_64_after_hwframe;do_syscall_64;syscall_exit_to_user_mode 160
      _start;main;proxy_loop;proxy_flush 40
      _start;main;proxy_loop;parse_header 150
      _start;main;proxy_loop;epoll_wait;entry_SYSCALL_64_after_hwframe;do_syscall_64;do_epoll_wait 90
      _start;main;proxy_loop;lookup_route 140
    `,
  },
  {
    name: 'Go, cut by the server: most of the known part is decompression',
    profileTypeId: CPU,
    isLimited: true,
    cause: [
      'compress/flate.(*decompressor).huffmanBlock',
      'compress/gzip.(*Reader).Read',
      'github.com/acme/ingest.readBatch',
    ],
    stacks: `
      main.main;github.com/acme/ingest.Run;github.com/acme/ingest.readBatch;compress/gzip.(*Reader).Read;compress/flate.(*decompressor).huffmanBlock 430
      main.main;github.com/acme/ingest.Run;github.com/acme/ingest.readBatch;compress/gzip.(*Reader).Read;other 60
      main.main;github.com/acme/ingest.Run;github.com/acme/ingest.store;other 120
      main.main;github.com/acme/ingest.Run;github.com/acme/ingest.store;github.com/acme/ingest.key 90
      other 200
    `,
  },
  {
    name: 'Go: most bytes are allocated where strings are joined in a loop',
    profileTypeId: ALLOC,
    cause: ['github.com/acme/export.joinLines', 'runtime.concatstrings', 'runtime.concatstring2'],
    stacks: `
      main.main;github.com/acme/export.Run;github.com/acme/export.joinLines;runtime.concatstring2;runtime.concatstrings;runtime.rawstringtmp 734003200
      main.main;github.com/acme/export.Run;bufio.NewWriterSize 4194304
      main.main;github.com/acme/export.Run;github.com/acme/export.load;bytes.(*Buffer).grow 157286400
      main.main;github.com/acme/export.Run;github.com/acme/export.load;encoding/csv.(*Reader).readRecord 104857600
      runtime.allocm 2097152
    `,
  },
  {
    name: 'Go comparison: the new version checks for duplicates in a nested loop',
    profileTypeId: CPU,
    cause: ['main.dedupeQuadratic', 'main.processCheckoutV2'],
    baseline: `
      net/http.(*conn).serve;main.processCheckoutV1;main.price 300
      net/http.(*conn).serve;main.processCheckoutV1;encoding/json.Marshal 200
      runtime.gcBgMarkWorker;runtime.gcDrain 100
    `,
    stacks: `
      net/http.(*conn).serve;main.processCheckoutV2;main.dedupeQuadratic 2600
      net/http.(*conn).serve;main.processCheckoutV2;main.price 310
      net/http.(*conn).serve;main.processCheckoutV2;encoding/json.Marshal 205
      runtime.gcBgMarkWorker;runtime.gcDrain 160
    `,
  },
  {
    name: 'flat: a web service that does many small things',
    profileTypeId: CPU,
    cause: undefined,
    stacks: [
      'users.(*Store).Find',
      'users.validate',
      'orders.(*Store).List',
      'orders.total',
      'orders.discount',
      'mail.render',
      'mail.subject',
      'stock.(*Index).Lookup',
      'stock.reserve',
      'search.tokenize',
      'search.score',
      'search.rank',
      'carts.(*Cart).Add',
      'carts.merge',
      'prices.convert',
      'prices.round',
      'tax.rate',
      'geo.distance',
      'geo.zone',
      'media.thumbnail',
      'media.hash',
      'audit.record',
      'audit.sign',
      'flags.evaluate',
    ]
      .map(
        (name, at) =>
          `net/http.(*conn).serve;github.com/acme/site.route${at % 8};github.com/acme/site/${name} ${36 + (at % 5) * 3}`,
      )
      .join('\n'),
  },
  {
    name: 'flat: a Python worker without a hot spot',
    profileTypeId: CPU,
    cause: undefined,
    stacks: Array.from(
      { length: 26 },
      (_, at) =>
        `worker/main.py:9 - run;worker/step${at % 7}.py:4 - step;worker/part${at}.py:${at + 3} - apply_${String.fromCharCode(97 + at)} ${40 + (at % 4) * 4}`,
    ).join('\n'),
  },
];

import { ALLOC, CPU, type ExplainCase, GOROUTINES, INUSE, WALL } from './ExplainCase';

/** Cases that are younger than the rules, for languages and situations that the blind cases leave out. */
export const OPEN_CASES: readonly ExplainCase[] = [
  {
    name: 'Python: every request writes debug lines',
    profileTypeId: CPU,
    cause: ['logging/__init__.py:1460 - debug', 'shop/audit.py:8 - trace'],
    stacks: `
      gunicorn/app.py:3 - run;shop/api.py:12 - list;shop/audit.py:8 - trace;logging/__init__.py:1460 - debug;logging/__init__.py:1085 - emit;logging/__init__.py:640 - format 420
      gunicorn/app.py:3 - run;shop/api.py:12 - list;shop/audit.py:8 - trace;logging/__init__.py:1460 - debug;logging/__init__.py:1085 - emit 150
      gunicorn/app.py:3 - run;shop/api.py:12 - list;shop/store.py:30 - load 230
      gunicorn/app.py:3 - run;shop/api.py:12 - list;json/encoder.py:183 - encode 90
    `,
  },
  {
    name: 'Python, wall clock: requests wait for the database one after another',
    profileTypeId: WALL,
    cause: ['shop/orders.py:20 - enrich', 'psycopg2/extensions.py:2 - execute'],
    stacks: `
      app.py:1 - main;shop/orders.py:20 - enrich;sqlalchemy/engine/base.py:1400 - execute;psycopg2/extensions.py:2 - execute 6400
      app.py:1 - main;shop/orders.py:20 - enrich;shop/orders.py:41 - price 300
      app.py:1 - main;http/client.py:285 - begin;socket.py:706 - readinto 900
      app.py:1 - main;jinja2/environment.py:1290 - render 400
    `,
  },
  {
    name: '.NET: exceptions are thrown for what is normal',
    profileTypeId: CPU,
    cause: ['Shop!Shop.Pricing.TryRead(string)', 'System.Private.CoreLib!System.Exception.CaptureDispatchState()'],
    stacks: `
      Kestrel!Kestrel.Run();Shop!Shop.Api.Get();Shop!Shop.Pricing.TryRead(string);System.Private.CoreLib!System.Number.ThrowFormatException();System.Private.CoreLib!System.Exception.CaptureDispatchState() 510
      Kestrel!Kestrel.Run();Shop!Shop.Api.Get();Shop!Shop.Pricing.TryRead(string);System.Private.CoreLib!System.Diagnostics.StackTrace.CaptureStackTrace() 180
      Kestrel!Kestrel.Run();Shop!Shop.Api.Get();System.Text.Json!System.Text.Json.JsonSerializer.Serialize() 160
      Kestrel!Kestrel.Run();Shop!Shop.Api.Get();Shop!Shop.Store.Find() 150
    `,
  },
  {
    name: 'Ruby: a record at a time is loaded in a loop',
    profileTypeId: CPU,
    cause: [
      'app/models/cart.rb:14 - total',
      'gems/activerecord-7.0.8/lib/active_record/relation.rb:900 - exec_queries',
    ],
    stacks: `
      puma/server.rb:450 - process_client;app/controllers/carts.rb:9 - show;app/models/cart.rb:14 - total;gems/activerecord-7.0.8/lib/active_record/relation.rb:900 - exec_queries;gems/activerecord-7.0.8/lib/active_record/core.rb:400 - instantiate 430
      puma/server.rb:450 - process_client;app/controllers/carts.rb:9 - show;app/models/cart.rb:14 - total;gems/activerecord-7.0.8/lib/active_record/relation.rb:900 - exec_queries;gems/pg-1.5/lib/pg/connection.rb:80 - exec 210
      puma/server.rb:450 - process_client;app/controllers/carts.rb:9 - show;gems/actionview-7.0.8/lib/action_view/template.rb:150 - render 240
      (garbage collection);(marking) 80
    `,
  },
  {
    name: 'Rust: values are cloned for every comparison',
    profileTypeId: CPU,
    cause: ['ranker::compare', '<alloc::string::String as core::clone::Clone>::clone'],
    stacks: `
      main;ranker::main;ranker::sort_all;core::slice::sort::merge_sort;ranker::compare;<alloc::string::String as core::clone::Clone>::clone;__libc_malloc 380
      main;ranker::main;ranker::sort_all;core::slice::sort::merge_sort;ranker::compare;<alloc::string::String as core::clone::Clone>::clone 190
      main;ranker::main;ranker::sort_all;core::slice::sort::merge_sort;ranker::compare;cfree 120
      main;ranker::main;ranker::read;std::io::BufReader<R>::read_line 210
      main;ranker::main;ranker::write 90
    `,
  },
  {
    name: 'Java: most allocation is boxing into a map',
    profileTypeId: ALLOC,
    cause: ['com/acme/stats/Histogram.count', 'java/util/HashMap.resize', 'java/lang/Integer.valueOf'],
    stacks: `
      java/lang/Thread.run;com/acme/stats/Collector.run;com/acme/stats/Histogram.count;java/lang/Integer.valueOf 629145600
      java/lang/Thread.run;com/acme/stats/Collector.run;com/acme/stats/Histogram.count;java/util/HashMap.put;java/util/HashMap.resize 314572800
      java/lang/Thread.run;com/acme/stats/Collector.run;java/io/BufferedReader.readLine 157286400
    `,
  },
  {
    name: 'Go, memory in use: a cache that nothing leaves',
    profileTypeId: INUSE,
    cause: ['github.com/acme/session.(*Store).Put'],
    stacks: `
      net/http.(*conn).serve;github.com/acme/web.Login;github.com/acme/session.(*Store).Put 1073741824
      net/http.(*conn).serve;github.com/acme/web.Page;html/template.(*Template).Execute 67108864
      main.main;github.com/acme/geo.Load 134217728
      runtime.allocm 4194304
    `,
  },
  {
    name: 'Go, goroutines: senders that nobody receives from',
    profileTypeId: GOROUTINES,
    cause: ['github.com/acme/notify.Send'],
    stacks: `
      github.com/acme/notify.Send;runtime.chansend1;runtime.chansend;runtime.gopark 4200
      net/http.(*Server).Serve;net.(*TCPListener).Accept;internal/poll.runtime_pollWait;runtime.gopark 12
      main.main;runtime.gopark 1
      runtime.bgsweep;runtime.gopark 1
    `,
  },
  {
    name: 'eBPF, native: decompression of every block that is read',
    profileTypeId: CPU,
    cause: ['inflate', 'inflate_fast', 'read_block'],
    stacks: `
      _start;main;scan_table;read_block;inflate;inflate_fast 560
      _start;main;scan_table;read_block;inflate;crc32_z 120
      _start;main;scan_table;match_row 190
      _start;main;scan_table;read_block;pread64;entry_SYSCALL_64_after_hwframe;do_syscall_64;ksys_pread64 90
    `,
  },
  {
    name: 'Node, cut by the server: templates are compiled for each page',
    profileTypeId: CPU,
    isLimited: true,
    cause: [
      './src/pages.js:show:9',
      '/app/node_modules/handlebars/dist/cjs/handlebars/compiler/compiler.js:compile:470',
    ],
    stacks: `
      node:internal/http:onRequest:40;./src/pages.js:show:9;/app/node_modules/handlebars/dist/cjs/handlebars/compiler/compiler.js:compile:470 390
      node:internal/http:onRequest:40;./src/pages.js:show:9;/app/node_modules/handlebars/dist/cjs/handlebars/compiler/compiler.js:compile:470;other 110
      node:internal/http:onRequest:40;./src/api.js:list:3;other 140
      (garbage collector) 90
      other 170
    `,
  },
  {
    name: '.NET comparison: the new version collects garbage much more',
    profileTypeId: CPU,
    cause: ['Shop!Shop.Search.Tokenize(string)', 'coreclr!WKS::gc_heap::mark_phase', 'coreclr!WKS::gc_heap::gc1'],
    baseline: `
      Kestrel!Kestrel.Run();Shop!Shop.Search.Find();Shop!Shop.Search.Tokenize(string) 300
      Kestrel!Kestrel.Run();Shop!Shop.Search.Find();Shop!Shop.Search.Rank() 400
      coreclr!WKS::gc_heap::gc1;coreclr!WKS::gc_heap::mark_phase 60
    `,
    stacks: `
      Kestrel!Kestrel.Run();Shop!Shop.Search.Find();Shop!Shop.Search.Tokenize(string) 620
      Kestrel!Kestrel.Run();Shop!Shop.Search.Find();Shop!Shop.Search.Rank() 410
      coreclr!WKS::gc_heap::gc1;coreclr!WKS::gc_heap::mark_phase 480
    `,
  },
  {
    name: 'Python comparison: a new check runs for every item',
    profileTypeId: CPU,
    cause: ['shop/fraud.py:5 - score', 'shop/fraud.py:40 - distance'],
    baseline: `
      app.py:1 - main;shop/orders.py:9 - place;shop/pricing.py:8 - price 400
      app.py:1 - main;shop/orders.py:9 - place;shop/store.py:3 - save 300
    `,
    stacks: `
      app.py:1 - main;shop/orders.py:9 - place;shop/pricing.py:8 - price 390
      app.py:1 - main;shop/orders.py:9 - place;shop/store.py:3 - save 310
      app.py:1 - main;shop/orders.py:9 - place;shop/fraud.py:5 - score;shop/fraud.py:40 - distance 520
    `,
  },
  {
    name: 'flat: a Java service of many small handlers',
    profileTypeId: CPU,
    cause: undefined,
    stacks: Array.from(
      { length: 30 },
      (_, at) =>
        `java/lang/Thread.run;com/acme/web/Handler${at % 10}.handle;com/acme/domain/Step${at}.apply ${30 + (at % 6) * 2}`,
    ).join('\n'),
  },
  {
    name: 'flat: a Rust parser without a hot spot',
    profileTypeId: CPU,
    cause: undefined,
    stacks: Array.from(
      { length: 28 },
      (_, at) => `main;parser::run;parser::stage${at % 9}::run;parser::rule_${at}::apply ${40 + (at % 5) * 3}`,
    ).join('\n'),
  },
];

/** A profile of the programs in demo/workloads, whose sources say what they spend their time on. */
export interface RecordedCase {
  readonly name: string;
  /** Path in demo/profiles/recorded, without its ending. */
  readonly file: string;
  readonly sampleType: number;
  readonly profileTypeId: string;
  readonly cause: readonly string[];
}

export const RECORDED_CASES: readonly RecordedCase[] = [
  {
    name: 'recorded, Node: discount rules are parsed again for every cart',
    file: 'checkout-v2-process_cpu-003',
    sampleType: 1,
    profileTypeId: CPU,
    cause: ['tokenizeCondition', 'parseCondition', 'parseDiscountRule', 'parseDiscountRules'],
  },
  {
    name: 'recorded, Go: all accounts are behind one lock',
    file: 'ledger-v1-mutex-003',
    sampleType: 1,
    profileTypeId: 'mutex:delay:nanoseconds:contentions:count',
    cause: ['main.(*Book).Post', 'main.(*Book).Statement'],
  },
  {
    name: 'recorded, Go: entries and statements are allocated',
    file: 'ledger-v1-memory-003',
    sampleType: 1,
    profileTypeId: ALLOC,
    cause: ['main.(*Account).apply', 'main.renderStatement', 'main.formatTags'],
  },
  {
    name: 'recorded, Node: every log line goes through regular expressions',
    file: 'log-ingest-v1-process_cpu-003',
    sampleType: 1,
    profileTypeId: CPU,
    cause: ['runStage', 'runPipeline', 'tryBacktrack', 'executeEngine', 'find'],
  },
  {
    name: 'recorded, Node: exported orders are split and read as CSV',
    file: 'reports-v1-process_cpu-003',
    sampleType: 1,
    profileTypeId: CPU,
    cause: ['parseCsv', 'toRecord', 'parseOrders'],
  },
  {
    name: 'recorded, Node: photos are resized',
    file: 'thumbnails-v1-process_cpu-003',
    sampleType: 1,
    profileTypeId: CPU,
    cause: ['resizeRows', 'resizeImage', 'resizeColumns'],
  },
];

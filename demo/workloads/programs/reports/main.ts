import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../../random';
import type { Program } from '../Program';
import { groupOrders } from './aggregate';
import { createOrdersCsv, type Order, parseOrders } from './orders';
import { renderCsvReport, renderJsonReport } from './render';

interface ReportRequest {
  readonly ordersFile: string;
  readonly reportFile: string;
  readonly groupBy: 'country' | 'category' | 'day';
  readonly format: 'csv' | 'json';
}

const BRANCHES = 6;

/** Reads exported orders from disk, sums them up and writes reports next to them. */
export function createReports(): Program<ReportRequest> {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const random = createRandom(41);
  const ordersFiles = Array.from({ length: BRANCHES }, (_, branch) => {
    const file = join(folder, `orders-${branch}.csv`);
    writeFileSync(file, createOrdersCsv(random, 1500));
    return file;
  });
  const groupings = ['country', 'category', 'day'] as const;
  const formats = ['csv', 'json'] as const;
  return {
    requests: ordersFiles.flatMap((ordersFile) =>
      groupings.flatMap((groupBy) =>
        formats.map((format) => ({ ordersFile, reportFile: `${ordersFile}.${groupBy}.${format}`, groupBy, format })),
      ),
    ),
    requestsPerSecond: 9,
    pollMs: 2000,
    handle: handleReport,
    getRoute: (request) => `POST /reports/${request.format}`,
  };
}

function handleReport(request: ReportRequest): void {
  const orders = readOrders(request.ordersFile);
  const groups = groupOrders(orders, (order) => order[request.groupBy]);
  writeReport(request.reportFile, request.format === 'csv' ? renderCsvReport(groups) : renderJsonReport(groups));
}

function readOrders(file: string): Order[] {
  return parseOrders(readFileSync(file, 'utf8'));
}

function writeReport(file: string, text: string): void {
  writeFileSync(file, text);
}

import type { Browser } from 'playwright-core';

const SLOWDOWN = 4;

/** What a reader should have: milliseconds, and the sum of layout shifts by the measure of Chromium. */
export const LIMITS = { paint: 1000, interactive: 1500, shift: 0.01 };

// A page above a limit is measured again: what else the machine does only ever adds to a time.
const ATTEMPTS = 3;

/** What one load of a page took, in milliseconds, on a processor slowed down four times. */
export interface Figures {
  /** First contentful paint. */
  readonly paint: number;
  /** The scripts have run, and no task of 50 ms or more came after that. */
  readonly interactive: number;
  /** Processor time of the page's main thread up to then: what `interactive` is on a machine that does nothing else. */
  readonly work: number;
  /** Sum of the layout shifts, without a unit. */
  readonly shift: number;
}

// Runs in the page, and answers once nothing has been to do for longer than a long task takes.
const READ = `new Promise((resolve) => {
  let shift = 0;
  let busy = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) { shift += entry.hadRecentInput ? 0 : entry.value; }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) { busy = Math.max(busy, entry.startTime + entry.duration); }
  }).observe({ type: 'longtask', buffered: true });
  // On a busy machine the page can be idle before it was painted.
  const painted = new Promise((done) => {
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntriesByName('first-contentful-paint')) { done(startTime); }
    }).observe({ type: 'paint', buffered: true });
  });
  requestIdleCallback(() => setTimeout(() => requestIdleCallback(async () => {
    const [navigation] = performance.getEntriesByType('navigation');
    const paint = await painted;
    resolve({ paint, interactive: Math.max(navigation.domContentLoadedEventEnd, busy, paint), shift });
  }), 200));
})`;

async function load(browser: Browser, url: string, width: number): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(url, { waitUntil: 'load' });
  const figures = (await page.evaluate(READ)) as Omit<Figures, 'work'>;
  const { metrics } = await session.send('Performance.getMetrics');
  await context.close();
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  return { ...figures, work: seconds * 1000 };
}

/** True when a page does not keep the limits. */
export function isLate({ paint, interactive, shift }: Figures): boolean {
  return paint >= LIMITS.paint || interactive >= LIMITS.interactive || shift >= LIMITS.shift;
}

/** Loads a page with empty caches, up to three times when it is late; the best of each figure. */
export async function measurePage(browser: Browser, url: string, width: number): Promise<Figures> {
  let best = await load(browser, url, width);
  for (let attempt = 1; attempt < ATTEMPTS && isLate(best); attempt += 1) {
    const again = await load(browser, url, width);
    best = {
      paint: Math.min(best.paint, again.paint),
      interactive: Math.min(best.interactive, again.interactive),
      work: Math.min(best.work, again.work),
      shift: Math.min(best.shift, again.shift),
    };
  }
  return best;
}

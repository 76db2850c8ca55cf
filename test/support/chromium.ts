/** A real browser for the pages, out of a package: one for each worker, a context for each visit. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo, Server } from 'node:net'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core'
import { afterAll, expect, onTestFinished } from 'vitest'

/** Not those of the package: with them one process holds all, and a second context ends it. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/

let browser: Promise<Browser> | undefined

async function openBrowser(): Promise<Browser> {
  browser ??= driver.launch({ executablePath: await chromium.executablePath(), args: ARGUMENTS })
  return browser
}

/** Ends the worker's browser; called once in each file that visits pages. */
export function closesBrowserAfterwards(): void {
  afterAll(async () => {
    const open = browser
    browser = undefined
    await (await open)?.close()
  })
}

/** A service under test, or anything else that answers below /admin. */
interface Served {
  app: { server: Pick<Server, 'address'> }
}

export interface Visit {
  page: Page
  /** What the page wrote to its console as a warning or an error, and what it did not catch. */
  complaints: string[]
  /** What the service refused, such as `403 /v1/users`: the console has it too, as an error. */
  refusals: string[]
  /** Opens an address below /admin. */
  open(path: string): Promise<void>
}

export function addressOf(service: Served): string {
  const { port } = service.app.server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** A visitor with an empty browser, in Indonesian and at a desk unless told otherwise; gone when the test is over. */
export async function visit(service: Served, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await (await openBrowser()).newContext({
    baseURL: addressOf(service),
    locale: 'id-ID',
    viewport: DESK,
    ...options,
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  const refusals: string[] = []
  page.on('console', (message) => {
    if (!['warning', 'error'].includes(message.type())) return
    if (!REFUSAL.test(message.text())) complaints.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 400) refusals.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, complaints, refusals, open: async (path) => void (await page.goto(`/admin${path}`)) }
}

interface Violation {
  id: string
  nodes: { target: string[]; failureSummary: string }[]
}

/** Nothing of the page as it is now is in the way of who sees, hears or moves otherwise (WCAG 2.2 AA, by axe). */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    return (await axe.run()).violations
  })
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  expect(found).toEqual([])
}

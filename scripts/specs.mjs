/** Runs vitest, and counts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bin, run } from './lib.mjs'

/**
 * @typedef {{ assertionResults: { status: string }[], status: string }} FileReport What vitest's JSON reporter says.
 * @typedef {{ passed: number, failed: number, output: string }} Counted
 */

/**
 * Runs the tests that vitest's own arguments choose. A file that fails as a whole counts as one failure.
 *
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, captured?: boolean }} [options]
 * @returns {Promise<Counted>}
 */
export async function runVitest(args, options = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cakupan-report-'))
  const report = path.join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, output } = await run(bin('vitest'), ['run', ...reporters, ...args], options)
  const { passed, failed } = countIn(report)
  rmSync(folder, { recursive: true })
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output }
}

/** @param {string} report */
function countIn(report) {
  /** @type {FileReport[]} */
  const files = readJson(report)?.testResults ?? []
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const isBroken = (/** @type {FileReport} */ { status, assertionResults }) =>
    status === 'failed' && assertionResults.every((test) => test.status !== 'failed')
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + files.filter(isBroken).length,
  }
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Runs vitest, and counts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bin, run } from './lib.mjs'

const LONGEST_FAILURE = 2_000

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} TestReport
 * @typedef {{ assertionResults: TestReport[], status: string, message: string, name: string }} FileReport What vitest's
 *   JSON reporter says.
 * @typedef {{ passed: number, failed: number, failures: string[], output: string }} Counted
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
  const { passed, failures } = countIn(report)
  rmSync(folder, { recursive: true })
  if (code !== 0 && failures.length === 0) failures.push(`vitest left with ${code}.`)
  return { passed, failed: failures.length, failures, output }
}

/** @param {string} report */
function countIn(report) {
  /** @type {FileReport[]} */
  const files = readJson(report)?.testResults ?? []
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failures: [
      ...tests
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages = [] }) => failure(fullName, failureMessages.join('\n'))),
      ...brokenFiles.map(({ name, message }) => failure(name, message)),
    ],
  }
}

/**
 * Short enough that the end of a log holds all that failed.
 *
 * @param {string} name
 * @param {string} message
 */
function failure(name, message) {
  return `${name}\n${message.slice(0, LONGEST_FAILURE)}`
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

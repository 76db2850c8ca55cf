/** Runs programs as steps, some at the same time: a line for each when it ends, and what failed once more at the end. */
import { availableParallelism } from 'node:os'
import { run, say } from './lib.mjs'

/**
 * @typedef {{ code: number, output: string, stdout: string }} Result
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {[program: string, ...args: string[]]} run
 * @property {Record<string, string>} [env]
 * @property {(result: Result) => string | false} [complaint] Reads the output: what it answers fails the step, even
 *   where the program did not.
 * @property {string} [after] Name of a step that must have passed before.
 * @property {boolean} [isAlone] Nothing else runs beside it.
 */

/**
 * Runs all steps, as many at once as there are cores, and answers how many of them passed and failed.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSteps(steps) {
  const atOnce = Math.max(2, availableParallelism())
  const waiting = [...steps]
  /** @type {Map<Step, Promise<void>>} */
  const running = new Map()
  /** @type {Map<string, string | null>} What is wrong, by name. */
  const ended = new Map()

  const mayStart = (/** @type {Step} */ step) =>
    running.size < atOnce &&
    !(step.isAlone && running.size > 0) &&
    ![...running.keys()].some(({ isAlone }) => isAlone) &&
    (step.after === undefined || ended.has(step.after))
  const start = async (/** @type {Step} */ step) => {
    const started = performance.now()
    const failure = step.after && ended.get(step.after) ? `It needs: ${step.after}.` : await failureOf(step)
    ended.set(step.name, failure)
    running.delete(step)
    say(`${failure === null ? 'ok    ' : 'FAILED'} ${seconds(started)}  ${step.name}`)
  }

  while (waiting.length + running.size > 0) {
    for (let next = waiting.findIndex(mayStart); next !== -1; next = waiting.findIndex(mayStart)) {
      const [step] = /** @type {[Step]} */ (waiting.splice(next, 1))
      running.set(step, start(step))
    }
    await Promise.race(running.values())
  }
  const failures = [...ended].filter(([, failure]) => failure !== null)
  for (const [name, failure] of failures) say(`\n=== ${name}\n${failure?.trimEnd()}`)
  return { passed: ended.size - failures.length, failed: failures.length }
}

/**
 * @param {Step} step
 * @returns {Promise<string | null>}
 */
async function failureOf({ run: [program, ...args], env, complaint }) {
  const result = await run(program, args, { env, captured: true })
  const failure =
    complaint?.(result) || (result.code !== 0 && (result.output || `It left with ${result.code}.`))
  return failure || null
}

/** @param {number} started As performance.now() told it. */
export function seconds(started) {
  return `${String(Math.ceil((performance.now() - started) / 100) / 10).padStart(6)} s`
}

/**
 * The closing line, which readers of a log look for.
 *
 * @param {{ passed: number, failed: number }} total
 */
export function sayTotal({ passed, failed }) {
  say(`${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}

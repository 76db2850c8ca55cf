/**
 * Proves that no regular expression of the sources, nor any pattern of the API's schemas, can take longer than its text
 * is long. Only what the automaton proves counts; look-around and back-references are beyond it. Names each that fails
 * with a text that shows it, and how many it saw.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { leave, root, say } from './lib.mjs'

/** Below this, the sources were not found or not understood. */
const FEWEST_EXPRESSIONS = 100
const TIMEOUT_MS = 60_000
/** What makes an expression of a text: written as text, it would be seen by nobody. */
const TAKERS = ['match', 'matchAll', 'search']

/** Where each expression stands. */
const places = new Map<string, string[]>()
const faults: string[] = []

for (const file of readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.ts')) collect(path.join('src', file))
}
collectPatterns(JSON.parse(readFileSync(path.join(root, 'openapi/openapi.json'), 'utf8')))
for (const [literal, where] of places) {
  const { source, flags } = partsOf(literal)
  const verdict = checkSync(source, flags, { checker: 'automaton', timeout: TIMEOUT_MS })
  const named = `${where.join(', ')}: ${literal}`
  if (verdict.status === 'vulnerable') faults.push(`${named} is slow for ${verdict.attack.pattern}`)
  if (verdict.status === 'unknown')
    faults.push(`${named} cannot be proved (${JSON.stringify(verdict.error)})`)
}
if (places.size < FEWEST_EXPRESSIONS)
  faults.push(`only ${places.size} expressions were seen, at least ${FEWEST_EXPRESSIONS} are there`)
if (faults.length > 0) leave(faults.join('\n'))
say(`${places.size} regular expressions, each proved to take no longer than its text is long`)

function collect(file: string): void {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const visit = (node: ts.Node): void => {
    const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) note(node.text, place)
    else if (isMadeOfText(node)) faults.push(`${place}: an expression made of a text; write it as a literal`)
    ts.forEachChild(node, visit)
  }
  visit(source)
}

function isMadeOfText(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false
  const { expression, arguments: [first] = [] } = node
  if (ts.isIdentifier(expression)) return expression.text === 'RegExp'
  if (!ts.isPropertyAccessExpression(expression) || first === undefined) return false
  return (
    TAKERS.includes(expression.name.text) && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))
  )
}

/** What the libraries bring stands in the schemas: addresses, ids, dates. */
function collectPatterns(part: unknown): void {
  if (typeof part !== 'object' || part === null) return
  for (const [key, value] of Object.entries(part)) {
    if (key === 'pattern' && typeof value === 'string') note(`/${value}/`, 'openapi/openapi.json')
    else collectPatterns(value)
  }
}

function note(literal: string, place: string): void {
  places.set(literal, [...new Set([...(places.get(literal) ?? []), place])])
}

function partsOf(literal: string): { source: string; flags: string } {
  const end = literal.lastIndexOf('/')
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) }
}

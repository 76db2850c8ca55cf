/** docs/beginning.md and docs/memulai.md, as an office pastes them, on a service that nobody has used yet; and what their steps come to. */
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyCluster } from '../support/clusters.ts'
import { answersIn, commandsIn, paste, pasteAnyway } from '../support/pasted-pages.ts'
import { freePort, type ServiceProcess, startService, temporaryFolder } from '../support/process.ts'

const BOOTSTRAP_ADMIN_KEY = 'ckp_an-office-begins-with-this-one-key'
const ENGLISH = 'docs/beginning.md'
const INDONESIAN = 'docs/memulai.md'

let place: Awaited<ReturnType<typeof temporaryFolder>>
let port: string
let service: ServiceProcess
beforeAll(async () => {
  place = await temporaryFolder()
  port = await freePort()
  const dataDir = path.join(place.folder, 'data')
  await copyCluster(dataDir)
  service = await startService({ PORT: port, DATA_DIR: dataDir, DEMO: 'false', BOOTSTRAP_ADMIN_KEY })
})
afterAll(async () => {
  await service.end('SIGTERM')
  await place.remove()
})

/** The page's helpers, which every command needs. */
const helpersIn = (commands: string) => commands.slice(0, commands.indexOf('\nADMIN=') + 1)

it.each<[string, string, string, RegExp]>([
  ['no key', '', '', /^Not authenticated: There is no session, .* a first password/],
  ['a mistyped key', 'ckp_mistyped', '', /^Not authenticated: /],
  ['an e-mail address that is none', BOOTSTRAP_ADMIN_KEY, 'x', /^Invalid request body: .*\n {2}\/email: \S/],
])('a refused command shows the refusal: %s', async (_what, key, email, refusal) => {
  const helpers = helpersIn(await commandsIn(ENGLISH))
  const command = `ADMIN=$(post users "$(person 'Sri Wahyuni' '${email}' admin)" | field id)`

  const shown = await pasteAnyway(helpers + command, { PORT: port, BOOTSTRAP_ADMIN_KEY: key })

  expect(shown).toMatch(refusal)
  expect(shown).not.toMatch(/^\s+at |TypeError/m)
})

it.each([
  [ENGLISH, /^Password too weak: /],
  [INDONESIAN, /^Kata sandi terlalu lemah: /],
])('a password that is too weak is said, and the line can be done once more: %s', async (page, refusal) => {
  const email = `${path.basename(page, '.md')}@contoh.example`
  const commands = `${helpersIn(await commandsIn(page))}
    WHO=$(post users "$(person 'Orang Contoh' ${email} admin)" | field id)
    FIRST=$(post "users/$WHO/initial-password" '{}' | field password)
    signin who ${email} "$FIRST"
    choose who "$FIRST" 'rahasia'
    choose who "$FIRST" 'angin timur di atas teluk balikpapan'
    as who GET users | field 'items.length > 0'`

  const shown = await pasteAnyway(commands, { PORT: port, BOOTSTRAP_ADMIN_KEY })

  const [said, ...others] = shown
    .split('\n')
    .filter((line) => !/^( {2}\/newPassword: .*)?$/.test(line))
    .reverse()
  expect(said).toMatch(refusal)
  expect(others).toEqual(['true'])
})

// The other page has the same commands: test/docs/pages.test.ts.
it('its commands print what stands beside them, and leave nobody unconfirmed', async () => {
  const commands = await commandsIn(ENGLISH)
  const rest = `as sri GET users | field "items.map(({ confirmation }) => confirmation.state).sort().join(' ')"\n`

  const printed = await paste(commands + rest, { PORT: port, BOOTSTRAP_ADMIN_KEY })

  expect(answersIn(commands)).toHaveLength(17)
  expect(printed.slice(0, -1)).toEqual(answersIn(commands))
  expect(printed.at(-1)).toMatch(/^(confirmed )+(not_needed ?)+$/)
})

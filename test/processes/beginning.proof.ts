/** docs/beginning.md, as an office pastes it, on a service that nobody has used yet; and what its steps come to. */
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyCluster } from '../support/clusters.ts'
import { answersIn, commandsIn, paste } from '../support/pasted-pages.ts'
import { freePort, type ServiceProcess, startService, temporaryFolder } from '../support/process.ts'

const BOOTSTRAP_ADMIN_KEY = 'ckp_an-office-begins-with-this-one-key'

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

it('its commands print what stands beside them, and leave nobody unconfirmed', async () => {
  const commands = await commandsIn('docs/beginning.md')
  const rest = `as sri GET users | field "items.map(({ confirmation }) => confirmation.state).sort().join(' ')"\n`

  const printed = await paste(commands + rest, { PORT: port, BOOTSTRAP_ADMIN_KEY })

  expect(answersIn(commands)).toHaveLength(8)
  expect(printed.slice(0, -1)).toEqual(answersIn(commands))
  expect(printed.at(-1)).toBe('confirmed confirmed confirmed not_needed not_needed')
})

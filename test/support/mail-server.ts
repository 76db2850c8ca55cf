/** A mail server as a province runs one, and what was sent to it. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Mail {
  to: string
  /** Decoded, headers and all. */
  text: string
}

export interface MailServer {
  url: string
  mails: Mail[]
  /** What it answers to a mail, instead of taking it. */
  refuse: { code: number | null }
  stop(): Promise<void>
}

export async function aMailServer(port = 0): Promise<MailServer> {
  const mails: Mail[] = []
  const refuse: MailServer['refuse'] = { code: null }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      if (refuse.code !== null)
        return done(Object.assign(new Error('ditolak'), { responseCode: refuse.code }))
      const [to = { address: '' }] = session.envelope.rcptTo
      mails.push({ to: to.address, text: decoded(Buffer.concat(chunks).toString()) })
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: own } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(stop)
  return { url: `smtp://127.0.0.1:${own}`, mails, refuse, stop }
}

/** Quoted-printable as nodemailer writes it, in headers and body. */
function decoded(mail: string): string {
  const bytes = mail
    .replaceAll('=\r\n', '')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, text: string) => text.replaceAll('_', ' '))
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

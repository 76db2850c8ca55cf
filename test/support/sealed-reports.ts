/** Sealing reports in tests, and their bytes as they leave the service. */
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { SealedReport } from '../../src/sealed-reports/sealed-reports.schema.ts'
import type { TestService } from './service.ts'

export interface Sealing {
  report: string
  retreatId: string
  parameters?: object
  format?: string
  language?: string
}

export function sealingOf(sealing: Sealing): object {
  return { parameters: {}, format: 'json', language: 'id', ...sealing }
}

export async function aSealedReport(service: TestService, sealing: Sealing): Promise<SealedReport> {
  return service.as('auditor').made<SealedReport>('/v1/sealed-reports', sealingOf(sealing))
}

/** The bytes at an address, with their headers; of this service, or of another process on the same database. */
export async function bytesAt(service: TestService, url: string, app: FastifyInstance = service.app) {
  const authorization = `Bearer ${service.as('auditor').secret}`
  const { statusCode, headers, rawPayload } = await app.inject({
    url,
    headers: { authorization, 'accept-language': 'id' },
  })
  expect(statusCode, rawPayload.toString()).toBe(200)
  return { headers, bytes: rawPayload }
}

export const contentOf = ({ id }: { id: string }) => `/v1/sealed-reports/${id}/content`

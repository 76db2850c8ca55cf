import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { answeredByEtag } from '../platform/http/conditional.ts'
import { sendAttachment } from '../platform/http/send-file.ts'
import { etagOf } from '../platform/shared/etag.ts'
import type { Language } from '../platform/shared/language.ts'
import { budgetColumns } from './budget-lines.ts'
import { TemplateQuery } from './imports.schema.ts'
import { pledgeColumns } from './pledge-rows.ts'
import { templateFile, templateTypes } from './template-file.ts'

const templates = [
  { name: 'budget-lines', operationId: 'getBudgetTemplate', access: 'budgets.read', columns: budgetColumns },
  { name: 'pledges', operationId: 'getPledgeTemplate', access: 'pledges.read', columns: pledgeColumns },
] as const

const file = { schema: z.string().meta({ description: 'A file.' }) }
const response = {
  200: {
    description: 'The template',
    content: Object.fromEntries(Object.values(templateTypes).map((type) => [type.split(';')[0], file])),
  },
}

/** Tables to fill in for an import, in the reader's language. */
export const templateRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const { name, operationId, access, columns } of templates) {
    // A workbook takes ten milliseconds to make, and says the same as long as the process runs.
    const made = new Map<string, { content: string | Buffer; etag: string }>()
    const make = (format: keyof typeof templateTypes, language: Language) => {
      const known = made.get(`${format} ${language}`)
      if (known) return known
      const content = templateFile(columns, format, language)
      const fresh = { content, etag: etagOf(content.toString('base64')) }
      made.set(`${format} ${language}`, fresh)
      return fresh
    }
    app.get(
      `/import-templates/${name}`,
      {
        config: { access },
        schema: {
          operationId,
          summary: `A table to fill in for the import of ${name.replace('-', ' ')}`,
          description: 'The titles, one example row to write over, and what each column holds.',
          tags: ['imports'],
          querystring: TemplateQuery,
          response,
        },
      },
      async (request, reply) => {
        const { format } = request.query
        const { content, etag } = make(format, request.readLanguage())
        if (answeredByEtag(request, reply, etag)) return reply
        return sendAttachment(reply, { name: `${name}.${format}`, type: templateTypes[format], content })
      },
    )
  }
}

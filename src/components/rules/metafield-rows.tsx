import { Plus, Trash2 } from 'lucide-react'
import type { Rule } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { metafieldTypes } from '@/core/mapping/metafield-types'

type MetafieldRowsProps = { rule: Rule; error: string | undefined; onChange: (part: Partial<Rule>) => void }

/** The metafields that a rule sets, each with its type in Shopify and a template. */
export function MetafieldRows({ rule, error, onChange }: MetafieldRowsProps) {
  const { metafields } = rule
  const set = (index: number, part: Partial<Rule['metafields'][number]>) =>
    onChange({ metafields: metafields.map((each, n) => (n === index ? { ...each, ...part } : each)) })
  return (
    <fieldset className="grid gap-2">
      <legend className="text-sm font-medium">Metafields</legend>
      {metafields.map(({ field, type, template }, index) => (
        <div key={index} className="flex flex-wrap items-center gap-2">
          <Input
            aria-label="Namespace and key"
            placeholder="people.grade"
            className="w-40"
            value={field.slice('metafield:'.length)}
            onChange={({ target }) => set(index, { field: `metafield:${target.value}` })}
          />
          <Select
            aria-label="Type"
            value={type}
            onChange={({ target }) => set(index, { type: target.value })}
          >
            {metafieldTypes.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
          <Input
            aria-label="Template"
            placeholder="{{ title }}"
            className="min-w-40 flex-1 font-mono text-xs"
            value={template}
            onChange={({ target }) => set(index, { template: target.value })}
          />
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove ${field}`}
            onClick={() => onChange({ metafields: metafields.filter((_, n) => n !== index) })}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      {error && (
        <p role="alert" className="text-[0.8125rem] text-bad">
          {error}
        </p>
      )}
      <div>
        <Button
          variant="outline"
          size="sm"
          onClick={() =>
            onChange({
              metafields: [
                ...metafields,
                { field: 'metafield:', type: 'single_line_text_field', template: '' },
              ],
            })
          }
        >
          <Plus aria-hidden />
          Metafield
        </Button>
      </div>
    </fieldset>
  )
}

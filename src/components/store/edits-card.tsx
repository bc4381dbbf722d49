import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Choice } from './choice'
import type { Settings } from './settings-form'

type EditsCardProps = { settings: Settings; onChange: (part: Partial<Settings>) => void }

/** What happens to edits of what the directory owns. */
export function EditsCard({ settings, onChange }: EditsCardProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>When somebody edits in the store what the directory owns</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-2 sm:grid-cols-2">
        <Choice
          name="drift"
          title="Put it back"
          checked={settings.drift === 'repair'}
          onChoose={() => onChange({ drift: 'repair' })}
        >
          Within seconds, and shown on the person’s timeline.
        </Choice>
        <Choice
          name="drift"
          title="Raise it"
          checked={settings.drift === 'raise'}
          onChoose={() => onChange({ drift: 'raise' })}
        >
          Nothing is written until a person has decided.
        </Choice>
      </CardBody>
    </Card>
  )
}

import type { RecordContract } from './types';

/** `GET /conversations/messages/email/{id}`. */
export const email: RecordContract = {
  id: { type: 'string', required: true, description: 'Unique identifier for the email message' },
  altId: { type: 'string', description: 'External Id' },
  threadId: { type: 'string', required: true, description: 'Message Id or thread Id' },
  locationId: {
    type: 'string',
    required: true,
    description: 'Location ID associated with the email message',
  },
  contactId: { type: 'string', required: true, description: 'Contact ID associated with the email message' },
  conversationId: {
    type: 'string',
    required: true,
    description: 'Conversation ID associated with the email message',
  },
  dateAdded: { type: 'string', required: true, description: 'Timestamp when the email message was created' },
  subject: { type: 'string', description: 'Subject line of the email message' },
  body: { type: 'string', required: true, description: 'Body content of the email message' },
  direction: {
    type: 'string',
    required: true,
    values: ['inbound', 'outbound'],
    description: 'Direction of the email message',
  },
  status: {
    type: 'string',
    values: [
      'pending',
      'scheduled',
      'sent',
      'delivered',
      'read',
      'undelivered',
      'connected',
      'failed',
      'opened',
    ],
    description: 'Delivery status of the email message',
  },
  contentType: { type: 'string', required: true, description: 'Content type of the email body' },
  attachments: { type: 'array', description: 'An array of attachment URLs.' },
  provider: { type: 'string', description: 'Email provider used to send or receive the message' },
  from: { type: 'string', required: true, description: 'Name and Email Id of the sender' },
  to: { type: 'array', required: true, description: 'List of email Ids of the receivers' },
  cc: { type: 'array', description: 'List of email Ids of the people in the cc field' },
  bcc: { type: 'array', description: 'List of email Ids of the people in the bcc field' },
  replyToMessageId: {
    type: 'string',
    description: 'In case of reply, email message Id of the reply to email',
  },
  source: {
    type: 'string',
    values: ['workflow', 'bulk_actions', 'campaign', 'api', 'app'],
    description: 'Email source',
  },
  conversationProviderId: { type: 'string', description: 'Conversation provider ID' },
};

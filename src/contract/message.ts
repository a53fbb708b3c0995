import { messageTypes } from './messageTypes';
import type { RecordContract } from './types';

/** `meta` of a message. */
export const messageMeta: RecordContract = {
  callDuration: { type: 'string', description: 'Call duration in seconds' },
  callStatus: {
    type: 'string',
    values: ['pending', 'completed', 'answered', 'busy', 'no-answer', 'failed', 'canceled', 'voicemail'],
    description:
      'Call status - can be pending, completed, answered, busy, no-answer, failed, canceled, or voicemail',
  },
  email: {
    type: 'object',
    description:
      'meta will contain email, for message type 3 (email). messageIds is list of all email message ids under the message thread',
  },
};

/** `GET /conversations/messages/{id}`, and the rows of a conversation. */
export const message: RecordContract = {
  id: { type: 'string', required: true, description: 'Unique identifier for the message' },
  type: { type: 'number', required: true, description: 'Numeric message type code' },
  messageType: {
    type: 'string',
    required: true,
    values: messageTypes,
    description: 'Type of the message as a string',
  },
  locationId: { type: 'string', required: true, description: 'Location ID associated with the message' },
  contactId: { type: 'string', required: true, description: 'Contact ID associated with the message' },
  conversationId: {
    type: 'string',
    required: true,
    description: 'Conversation ID associated with the message',
  },
  dateAdded: { type: 'string', required: true, description: 'Timestamp when the message was created' },
  body: { type: 'string', description: 'Body content of the message' },
  direction: {
    type: 'string',
    required: true,
    values: ['inbound', 'outbound'],
    description: 'Direction of the message',
  },
  status: {
    type: 'string',
    values: [
      'connected',
      'delivered',
      'failed',
      'opened',
      'pending',
      'read',
      'scheduled',
      'sent',
      'undelivered',
      'clicked',
      'opt_out',
      'queued',
    ],
    description: 'Delivery status of the message',
  },
  contentType: { type: 'string', required: true, description: 'Content type of the message body' },
  attachments: {
    type: 'array',
    description:
      'An array of attachment URLs. Attachments will be empty for Call and Voicemails, type 1 and 10. Please use get call recording API to fetch call recording and voicemails.',
  },
  meta: {
    type: 'object',
    members: messageMeta,
    description: 'Additional metadata associated with the message',
  },
  source: {
    type: 'string',
    values: ['workflow', 'bulk_actions', 'campaign', 'api', 'app'],
    description: 'Message source',
  },
  userId: { type: 'string', description: 'User Id' },
  conversationProviderId: { type: 'string', description: 'Conversation Provider Id' },
  chatWidgetId: { type: 'string', description: 'Chat Widget Id' },
};

/*
 * The examples of HighLevel's documentation, as its pages print them.
 * https://marketplace.gohighlevel.com/docs/ghl/conversations/get-message
 */

/** Without the lists of allowed values, and with both nestings in `meta`. */
export const message = `{
  "id": "ve9EPM428h8vShlRW1KT",
  "altId": "msg_123456789",
  "type": 1,
  "messageType": "SMS",
  "locationId": "ve9EPM428h8vShlRW1KT",
  "contactId": "ve9EPM428h8vShlRW1KT",
  "conversationId": "ve9EPM428h8vShlRW1KT",
  "dateAdded": "2024-03-27T18:13:49.000Z",
  "body": "Hi there",
  "direction": "inbound",
  "status": "delivered",
  "contentType": "text/plain",
  "attachments": [
    "string"
  ],
  "meta": {
    "callDuration": 120,
    "callStatus": "completed",
    "email": {
      "email": {
        "messageIds": [
          "ve9EPM428kjkvShlRW1KT",
          "ve9EPs1028kjkvShlRW1KT"
        ]
      }
    },
    "ig": {
      "ig": {
        "page_id": "1234567890",
        "page_name": "Instagram Page"
      }
    },
    "fb": {
      "fb": {
        "page_id": "1234567890",
        "page_name": "Facebook Page"
      }
    }
  },
  "source": "workflow",
  "userId": "ve9EPM428kjkvShlRW1KT",
  "conversationProviderId": "ve9EPM428kjkvShlRW1KT",
  "chatWidgetId": "67b0cc8cf14b19d85ace7s35"
}`;

export const messages = `{
"messages": {
"lastMessageId": "p1mRSHeLDhAms5q0LMr4",
"nextPage": true,
"messages": [
${message.replace('"delivered"', '"connected"')}
]
}
}`;

export const conversation = `{
  "contactId": "ve9EPM428kjkvShlRW1KT",
  "locationId": "ve9EPM428kjkvShlRW1KT",
  "deleted": false,
  "inbox": true,
  "type": 1,
  "unreadCount": 1,
  "assignedTo": "ve9EPM428kjkvShlRW1KT",
  "id": "ve9EPM428kjkvShlRW1KT",
  "starred": true
}`;

export const conversations = `{
  "conversations": [
    {
      "id": "ABC12h2F6uBrIkfXYazb",
      "contactId": "rnGyqh2F6uBrIkfhFo9A",
      "locationId": "DGJ66hAVR6Ow23LpoFc8",
      "lastMessageBody": "Hi there",
      "lastMessageType": "TYPE_SMS",
      "type": "TYPE_PHONE",
      "unreadCount": 1,
      "fullName": "Ada Example",
      "contactName": "Ada",
      "email": "ada@example.com",
      "phone": "+15550100001"
    }
  ],
  "total": 100
}`;

/** What a refused call answers, by status; the page shows an empty body for the last. */
export const errors = {
  400: '{\n  "statusCode": 400,\n  "message": "Bad Request"\n}',
  401: '{\n  "statusCode": 401,\n  "message": "Invalid token: access token is invalid",\n  "error": "Unauthorized"\n}',
  422: '{\n  "statusCode": 422,\n  "message": ["Unprocessable Entity"],\n  "error": "Unprocessable Entity"\n}',
  empty: '',
} as const;

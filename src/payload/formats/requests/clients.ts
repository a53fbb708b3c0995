import { stringLiteral, type StringDialect } from '../literals/strings';
import { tokenVariable, type RowRequest } from './request';

/*
 * One client a language, as short as it can be and still stop at a refusal. Generators for requests put the token into
 * the code as a text; here it is read from the environment, so the templates are our own.
 */

type Client = (request: RowRequest) => string;

function client(dialect: StringDialect, template: (url: string, version: string) => string): Client {
  return ({ url, version }) => template(stringLiteral(dialect, url), stringLiteral(dialect, version));
}

export const axiosClient = client(
  'javascript',
  (url, version) => `import axios from 'axios';

const { data } = await axios.get(${url}, {
  headers: {
    Accept: 'application/json',
    Authorization: \`Bearer \${process.env.${tokenVariable}}\`,
    Version: ${version},
  },
});
`,
);

export const fetchClient = client(
  'javascript',
  (url, version) => `const response = await fetch(${url}, {
  headers: {
    Accept: 'application/json',
    Authorization: \`Bearer \${process.env.${tokenVariable}}\`,
    Version: ${version},
  },
});
if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);
const data = await response.json();
`,
);

export const pythonClient = client(
  'python',
  (url, version) => `import os

import requests

response = requests.get(
    ${url},
    headers={
        "Accept": "application/json",
        "Authorization": f"Bearer {os.environ['${tokenVariable}']}",
        "Version": ${version},
    },
    timeout=30,
)
response.raise_for_status()
data = response.json()
`,
);

export const goClient = client(
  'go',
  (url, version) => `package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	request, err := http.NewRequest(http.MethodGet, ${url}, nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", "Bearer "+os.Getenv("${tokenVariable}"))
	request.Header.Set("Version", ${version})
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.Status, string(body))
}
`,
);

export const phpClient = client(
  'php',
  (url, version) => `$curl = curl_init(${url});
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_FAILONERROR => true,
    CURLOPT_HTTPHEADER => [
        'Accept: application/json',
        'Authorization: Bearer ' . getenv('${tokenVariable}'),
        'Version: ' . ${version},
    ],
]);
$data = json_decode(curl_exec($curl), true, 512, JSON_THROW_ON_ERROR | JSON_BIGINT_AS_STRING);
`,
);

export const rubyClient = client(
  'ruby',
  (url, version) => `require 'json'
require 'net/http'

response = Net::HTTP.get_response(
  URI(${url}),
  {
    'Accept' => 'application/json',
    'Authorization' => "Bearer #{ENV.fetch('${tokenVariable}')}",
    'Version' => ${version},
  }
)
response.value
data = JSON.parse(response.body)
`,
);

export const csharpClient = client(
  'csharp',
  (url, version) => `using var client = new HttpClient();
using var request = new HttpRequestMessage(HttpMethod.Get, ${url});
request.Headers.Add("Accept", "application/json");
request.Headers.Add("Authorization", $"Bearer {Environment.GetEnvironmentVariable("${tokenVariable}")}");
request.Headers.Add("Version", ${version});
using var response = await client.SendAsync(request);
response.EnsureSuccessStatusCode();
var data = await response.Content.ReadAsStringAsync();
`,
);

export const javaClient = client(
  'java',
  (url, version) => `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Main {
    public static void main(String[] args) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(${url}))
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + System.getenv("${tokenVariable}"))
            .header("Version", ${version})
            .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.statusCode() + " " + response.body());
    }
}
`,
);

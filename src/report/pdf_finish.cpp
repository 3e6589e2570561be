#include "report/pdf_finish.hpp"

#define POINTERHOLDER_TRANSITION 4  // only std::shared_ptr is used
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace nightjar::report {

namespace {

/// Cairo hangs the sections of all pages side by side under the root, where readers look for one document.
void gather_into_document(QPDF& file, QPDFObjectHandle structure) {
  auto sections = structure.getKey("/K");
  if (!sections.isArray()) return;
  auto document = file.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem /S /Document >>"));
  document.replaceKey("/P", structure);
  document.replaceKey("/K", sections);
  for (auto section : sections.aitems()) section.replaceKey("/P", document);
  structure.replaceKey("/K", document);
}

}  // namespace

Result<std::string> finished_pdf(const std::string& pdf, const std::string& password) {
  try {
    QPDF file;
    file.processMemoryFile("report", pdf.data(), pdf.size());
    auto root = file.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("en"));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    if (auto structure = root.getKey("/StructTreeRoot"); structure.isDictionary())
      gather_into_document(file, structure);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    if (password.empty())
      writer.setDeterministicID(true);
    else  // AES-256 as in PDF 2.0; whoever has the password may print, copy and read aloud.
      writer.setR6EncryptionParameters(password.c_str(), password.c_str(), true, true, true, true, true, true,
                                       qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  } catch (const std::exception&) {
    return fail(ErrorCode::internal, "could not finish the PDF", "try again");
  }
}

}  // namespace nightjar::report
